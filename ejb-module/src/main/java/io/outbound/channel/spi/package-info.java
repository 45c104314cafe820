/** The port of a channel: what a host or a gateway implements to carry messages. Imports nothing but the kernel. */
package io.outbound.channel.spi;
