/** The jobs that Jakarta Batch runs: done, interrupted in a chunk, failed in one partition. */
package io.outbound.jobs;
