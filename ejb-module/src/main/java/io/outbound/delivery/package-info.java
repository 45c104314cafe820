/**
 * The ledger: one row for each message to each recipient, claimed before it is sent, and what became of it. Driven by
 * the send job for broadcasts and by this package's own lane for triggered messages.
 */
package io.outbound.delivery;
