package io.outbound.campaign;

/** What a duplicate takes over: everything but the slug and when a broadcast sends. A triggered one keeps its window. */
final class Copy {

    private static final int MAX_NAME = 200;

    private Copy() {}

    static CampaignSettings of(Campaign campaign) {
        CampaignSettings original = campaign.settings();
        boolean triggered = campaign.type() == CampaignType.API_TRIGGERED;
        return new CampaignSettings(
                named(original.name()),
                null,
                original.description(),
                original.templateId(),
                original.senderId(),
                original.audience(),
                null,
                null,
                original.timeZone(),
                null,
                triggered ? original.windowStart() : null,
                triggered ? original.windowEnd() : null,
                original.ttl(),
                original.throttlePerSecond(),
                original.inDoubt(),
                original.tags(),
                original.misfirePolicy(),
                original.quietHours(),
                null,
                original.telegramBotId());
    }

    private static String named(String name) {
        String copy = "Copy of " + name;
        return copy.length() <= MAX_NAME ? copy : copy.substring(0, MAX_NAME);
    }
}
