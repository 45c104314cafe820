/** The pump: claims requested executions and starts the job for each, always outside a transaction. */
package io.outbound.batch.launch;
