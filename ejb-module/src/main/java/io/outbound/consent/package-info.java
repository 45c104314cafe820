/**
 * Who must not be written to: suppressions, kept as keyed hashes of addresses, and the one-click unsubscribe that feeds
 * them. Asked by the ledger each time it claims.
 */
package io.outbound.consent;
