package io.outbound.campaign;

import io.outbound.kernel.ChannelId;
import io.outbound.security.Actor;
import io.outbound.store.Sql;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;

/** API-triggered campaigns in a wanted state. */
public final class LiveCampaigns {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private LiveCampaigns() {}

    public static Campaign draft(CampaignMode mode, LocalDateTime start, LocalDateTime end) {
        CampaignSettings settings = new CampaignSettings(
                "Orders",
                "orders",
                null,
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                null,
                null,
                ZoneId.of("Europe/Rome"),
                null,
                start,
                end,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return new Campaign(
                UUID.randomUUID(), CampaignType.API_TRIGGERED, mode, ChannelId.EMAIL, settings, Actor.SYSTEM, LONG_AGO);
    }

    public static Campaign activated(CampaignMode mode, LocalDateTime start, LocalDateTime end) {
        Campaign campaign = draft(mode, start, end);
        campaign.activate(Actor.SYSTEM, LONG_AGO);
        return campaign;
    }

    public static Campaign stopped() {
        Campaign campaign = activated(CampaignMode.STANDARD, null, null);
        campaign.deactivate(Actor.SYSTEM, LONG_AGO);
        return campaign;
    }

    /** What foreign keys look at. */
    public static void store(Sql sql, Campaign campaign) {
        sql.update(
                "insert into campaign (id, slug, name, name_key, type, mode, channel, status, in_doubt, created_at,"
                        + " created_by, modified_at, modified_by) values (?, ?, 'Orders', 'orders', 'API_TRIGGERED', ?,"
                        + " 'EMAIL', ?, 'RESEND', ?, 't', ?, 't')",
                campaign.id(),
                campaign.slug(),
                campaign.mode(),
                campaign.status(),
                LONG_AGO,
                LONG_AGO);
    }
}
