/** The ways out: who a message comes from, and which sender carries it. Called by the ledger and by preflight. */
package io.outbound.channel;
