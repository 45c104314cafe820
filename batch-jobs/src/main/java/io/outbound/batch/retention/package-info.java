/** The job {@code retention}: forgets rows whose time is over, each kind in a partition, a thousand in each transaction. */
package io.outbound.batch.retention;
