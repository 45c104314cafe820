/**
 * One run of a campaign: requested by whoever starts it, claimed by a node, expanded to its audience, finished when
 * every delivery is settled. The core only writes the request; the pump in batch-jobs pulls it.
 */
package io.outbound.execution;
