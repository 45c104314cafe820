package io.outbound.console.campaign;

import io.outbound.campaign.CampaignAction;
import io.outbound.campaign.CampaignLine;
import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.CampaignType;
import io.outbound.delivery.DeliveryProgress;
import java.io.Serializable;

/**
 * A campaign in the list.
 *
 * @param progress null unless messages are on their way
 * @param launch key of why it cannot be launched now, or null when it can
 * @param delete the same for deleting
 */
public record CampaignRow(CampaignLine line, DeliveryProgress progress, String launch, String delete)
        implements Serializable {

    static CampaignRow of(CampaignLine line, DeliveryProgress progress) {
        return new CampaignRow(line, progress, whyNotLaunch(line), whyNotDelete(line));
    }

    static boolean isOnItsWay(CampaignLine line) {
        return line.type() == CampaignType.BROADCAST && line.status() == CampaignStatus.RUNNING;
    }

    public boolean isLaunchable() {
        return launch == null;
    }

    public boolean isDeletable() {
        return delete == null;
    }

    public boolean isApi() {
        return line.type() == CampaignType.API_TRIGGERED;
    }

    /** Key of what it says below a launch type: an API-triggered campaign has none, its caller launches it. */
    public String launchKey() {
        if (isApi()) {
            return "launch.API";
        }
        return line.launchType() == null
                ? "launch.NONE"
                : "launch." + line.launchType().name();
    }

    private static String whyNotLaunch(CampaignLine line) {
        if (line.type() == CampaignType.API_TRIGGERED) {
            return "why.launch.API";
        }
        return line.status() == CampaignStatus.READY
                ? null
                : "why.launch." + line.status().name();
    }

    private static String whyNotDelete(CampaignLine line) {
        return line.availableActions().contains(CampaignAction.DELETE)
                ? null
                : "why.delete." + line.status().name();
    }
}
