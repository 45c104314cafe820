package io.outbound.campaign;

/** Whether people start a campaign for a list, or programs for the recipients that they name. */
public enum CampaignType {
    BROADCAST,
    API_TRIGGERED
}
