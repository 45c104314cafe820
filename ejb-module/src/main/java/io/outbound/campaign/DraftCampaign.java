package io.outbound.campaign;

import io.outbound.kernel.ChannelId;

/**
 * Asks for a new draft.
 *
 * @param type null: BROADCAST
 * @param mode null: STANDARD on API-triggered campaigns
 */
public record DraftCampaign(CampaignType type, CampaignMode mode, ChannelId channel, CampaignSettings settings) {}
