/**
 * The job {@code campaign-send}: expands the audience of one claimed run, delivers it in parts side by side, and settles
 * it. The ledger is the truth; this job is only its engine.
 */
package io.outbound.batch.campaignsend;
