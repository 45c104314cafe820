/** Messages that leave through gateways, as the whole product sends them. */
package io.outbound.channel.gateway;
