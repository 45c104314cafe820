/** The sandbox inbox: messages that were not sent but kept, to be looked at. Nothing leaves from here. */
package io.outbound.channel.sandbox;
