package io.outbound.campaign;

/** What a duplicate takes over: everything but the slug and the times. */
final class Copy {

    private static final int MAX_NAME = 200;

    private Copy() {}

    static CampaignSettings of(CampaignSettings original) {
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
                null,
                null,
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
