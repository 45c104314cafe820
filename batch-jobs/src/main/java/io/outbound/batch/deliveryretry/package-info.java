/**
 * The job {@code delivery-retry}: one claim of a run that has only to try again what failed before. First all that is due
 * waits again, chunk by chunk; then it is delivered and settled as by {@code campaign-send}, whose artifacts it uses.
 */
package io.outbound.batch.deliveryretry;
