/**
 * What gateways tell of messages that left, each by a signed call; and what mail that comes back says of messages that left: bounces, delays, confirmations, complaints. Read from a mailbox
 * or taken over REST; believed only when it carries the signed return path of the message that it is about.
 */
package io.outbound.receipt;
