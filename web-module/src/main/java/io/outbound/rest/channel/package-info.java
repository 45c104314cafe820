/** Senders and channels over HTTP. */
package io.outbound.rest.channel;
