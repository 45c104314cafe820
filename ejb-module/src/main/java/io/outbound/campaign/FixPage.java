package io.outbound.campaign;

/** Where in the console a reason can be dealt with; relative to the context root. */
final class FixPage {

    private FixPage() {}

    static String of(Campaign campaign, ReasonCode code) {
        return switch (code) {
            case CHANNEL_NOT_CONFIGURED -> "/console/settings.xhtml";
            default -> "/console/campaign-form.xhtml?id=" + campaign.id() + "&fix=" + code.field();
        };
    }
}
