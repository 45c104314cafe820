/**
 * What webhooks are to be told, written in the transaction in which it happens: set-based, and only when somebody
 * subscribes. Called by the features whose events are too many to be fired one by one; read by {@code webhook} alone.
 */
package io.outbound.outbox;
