/**
 * How fast messages may leave: limits by campaign, sender, recipient's domain and channel, and what of each is used up,
 * for all nodes together. Asked by {@code delivery} before it claims; set by REST.
 */
package io.outbound.limit;
