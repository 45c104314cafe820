/**
 * The accounting after a fault run: what was asked for, what the ledger says and what the sink took must agree, to the
 * message. Reads the ledger by JDBC and the sink's journal; used by the fault tests and by its own mutants.
 */
package io.outbound.bench.accounting;
