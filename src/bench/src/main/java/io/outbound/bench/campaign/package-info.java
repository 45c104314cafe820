/** Campaigns sent by the product to a sink: the rate beside the raw sender's, and the heap beside the audience's size. */
package io.outbound.bench.campaign;
