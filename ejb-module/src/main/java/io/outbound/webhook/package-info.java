/**
 * Webhooks: who is told of what (Standard Webhooks, standardwebhooks.com), and telling them until they have heard.
 * Learns of what happens by events and by the {@code outbox}; nobody in the core calls it.
 */
package io.outbound.webhook;
