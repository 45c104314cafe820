/** The product's SMTP client against the sink, which ejb-module cannot see. */
package io.outbound.channel.smtp;
