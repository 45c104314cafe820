/** Viber: a bot for people who have subscribed to it, and business messages to phone numbers through a gateway. */
package io.outbound.channel.viber;
