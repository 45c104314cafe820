package io.outbound.rest.suppression;

import io.outbound.kernel.ChannelId;

/**
 * @param address is not kept: only its keyed hash is
 * @param channel EMAIL when missing
 */
public record NewSuppressionJson(String address, ChannelId channel) {}
