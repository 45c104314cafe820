/** Webhooks over HTTP: who is told of what, what they were told, and telling it again. */
package io.outbound.rest.webhook;
