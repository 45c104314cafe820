package io.outbound.campaign;

import java.io.Serializable;
import java.util.UUID;

/**
 * A campaign that uses something.
 *
 * @param breaks whether it cannot start any more without it; a run that is under way goes on
 */
public record CampaignUse(UUID campaignId, String name, CampaignStatus status, LaunchType launchType, boolean breaks)
        implements Serializable {}
