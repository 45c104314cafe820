package io.outbound.campaign;

import java.util.UUID;

/** Where in the console a reason can be dealt with; relative to the context root. */
final class FixPage {

    private FixPage() {}

    static String of(UUID campaignId, FailureReason reason) {
        return switch (ReasonCode.valueOf(reason.code())) {
            case CHANNEL_NOT_CONFIGURED, INSUFFICIENT_FUNDS -> "/console/settings.xhtml";
            case PERMISSION_RESTRICTED -> "/console/accounts.xhtml";
            default -> "/console/campaign-form.xhtml?id=" + campaignId + "&fix=" + reason.field();
        };
    }
}
