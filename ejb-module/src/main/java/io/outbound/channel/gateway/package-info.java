/** Gateways that take messages over HTTP: what the senders of several channels share. Called by senders alone. */
package io.outbound.channel.gateway;
