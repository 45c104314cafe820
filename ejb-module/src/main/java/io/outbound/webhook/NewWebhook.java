package io.outbound.webhook;

/**
 * A webhook with its new secret.
 *
 * @param secret {@code whsec_…}, not to be had again
 */
public record NewWebhook(Webhook webhook, String secret) {}
