/**
 * What has to be done now and then by any node: when a job has its turn, and which rows need not be kept for ever. The
 * features say what is theirs; jobs of batch-jobs call it.
 */
package io.outbound.upkeep;
