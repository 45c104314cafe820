/**
 * Counters of campaigns, kept by increments in the transaction of each change of the ledger: whoever changes the ledger
 * adds here, whoever shows numbers reads here. Nothing here knows what a delivery is.
 */
package io.outbound.counter;
