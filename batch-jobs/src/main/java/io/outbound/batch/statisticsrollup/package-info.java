/** The job {@code statistics-rollup}: makes one row of the shards of counters that have come to rest. */
package io.outbound.batch.statisticsrollup;
