package io.outbound.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.kernel.ChannelId;
import io.outbound.settings.Prices;
import io.outbound.store.Dialect;
import io.outbound.store.IdListColumn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WatchOverCampaignsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aCampaignIsMarkedAsLongAsSomethingItUsesIsAway(Dialect dialect) {
        try (StoredThings things = new StoredThings(dialect)) {
            things.on(ChannelId.EMAIL);
            UUID excluded = things.segment();
            things.exclude.add(excluded);
            UUID waiting = stored(things, "WAITING", "SCHEDULE", NOW);
            assertThat(marks(things, waiting)).isEmpty();

            things.change("sender", things.sender, "status = 'PAUSED'");
            things.delete("template", things.template);
            things.delete("contact_list", things.list);
            things.delete("segment", excluded);
            assertThat(marks(things, waiting))
                    .containsExactly("TEMPLATE_DELETED", "SENDER_PAUSED", "CONTACT_LIST_DELETED", "SEGMENT_DELETED");

            things.change("sender", things.sender, "status = 'ACTIVE'");
            things.change("template", things.template, "deleted_at = null");
            things.change("contact_list", things.list, "deleted_at = null");
            things.change("segment", excluded, "deleted_at = null");
            assertThat(marks(things, waiting)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aRunThatIsUnderWayGoesOnButARecurringOneHasAnotherToCome(Dialect dialect) {
        try (StoredThings things = new StoredThings(dialect)) {
            things.on(ChannelId.TELEGRAM);
            UUID draft = stored(things, "DRAFT", null, null);
            UUID running = stored(things, "RUNNING", "NOW", null);
            UUID recurring = stored(things, "RUNNING", "RECURRING", NOW);
            UUID done = stored(things, "DONE", "NOW", null);

            CampaignUsages usages = new CampaignUsages(things.sql);
            assertThat(usages.of(Asset.TELEGRAM_BOT, things.bot))
                    .extracting(CampaignUse::campaignId)
                    .containsExactlyInAnyOrder(draft, running, recurring);
            assertThat(usages.breaking(Asset.TELEGRAM_BOT, things.bot))
                    .extracting(CampaignUse::campaignId)
                    .containsExactlyInAnyOrder(draft, recurring);

            things.change("telegram_bot", things.bot, "status = 'BLOCKED'");
            assertThat(marks(things, draft)).containsExactly("TELEGRAM_BOT_BLOCKED");
            assertThat(marks(things, running)).isEmpty();
            assertThat(marks(things, recurring)).containsExactly("TELEGRAM_BOT_BLOCKED");
            assertThat(marks(things, done)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aTriggeredCampaignThatIsLiveNeedsWhatItUsesForEachTrigger(Dialect dialect) {
        try (StoredThings things = new StoredThings(dialect)) {
            things.on(ChannelId.EMAIL);
            UUID live = stored(things, "API_TRIGGERED", "RUNNING", null, null);
            assertThat(marks(things, live)).isEmpty();
            assertThat(new CampaignUsages(things.sql).breaking(Asset.TEMPLATE, things.template))
                    .containsExactly(new CampaignUse(live, "Spring", CampaignStatus.RUNNING, null, true));
            things.delete("template", things.template);
            assertThat(marks(things, live)).containsExactly("TEMPLATE_DELETED");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSenderThatHasToProveItselfIsAMarkUnlessTheOperatorKnowsItsDomain(Dialect dialect) {
        try (StoredThings things = new StoredThings(dialect)) {
            things.on(ChannelId.EMAIL);
            UUID waiting = stored(things, "WAITING", "SCHEDULE", NOW);
            things.change("sender", things.sender, "verified_at = null");
            assertThat(marks(things, waiting)).containsExactly("DOMAIN_UNVERIFIED");
            things.change("sender", things.sender, "address = 'shop@trusted.test'");
            assertThat(marks(things, waiting)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatAClockWillStartIsMarkedOnceWhoeverSetItMayNotLaunchAnyMore(Dialect dialect) {
        try (StoredThings things = new StoredThings(dialect)) {
            things.on(ChannelId.EMAIL);
            UUID waiting = stored(things, "WAITING", "SCHEDULE", NOW);
            UUID manual = stored(things, "READY", "MANUAL", null);
            things.sql.update("update account set role = 'VIEWER' where username = 'ann'");
            assertThat(marks(things, waiting)).containsExactly("PERMISSION_RESTRICTED");
            assertThat(marks(things, manual)).as("a person starts it").isEmpty();
            things.sql.update("update account set role = 'MARKETER' where username = 'ann'");
            assertThat(marks(things, waiting)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatNobodyCanPayIsMarkedAndSoIsARunThatWaitsForMoney(Dialect dialect) {
        try (StoredThings things = new StoredThings(dialect)) {
            things.on(ChannelId.SMS);
            UUID ready = stored(things, "READY", "MANUAL", null);
            UUID held = stored(things, "RUNNING", "NOW", null);
            UUID running = stored(things, "RUNNING", "NOW", null);
            things.sql.update("update campaign set hold_reason = 'INSUFFICIENT_FUNDS' where id = ?", held);
            assertThat(marks(things, ready)).as("while it is free").isEmpty();
            things.prices = new Prices("EUR", new BigDecimal("0.05"), BigDecimal.ONE);
            assertThat(marks(things, ready)).containsExactly("INSUFFICIENT_FUNDS");
            assertThat(marks(things, held)).containsExactly("INSUFFICIENT_FUNDS");
            assertThat(marks(things, running)).isEmpty();
            things.sql.update("update balance set available = 0.05, topped_up = 0.05 where id = 1");
            assertThat(marks(things, ready)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyKindOfThingKnowsItsCampaigns(Dialect dialect) {
        try (StoredThings things = new StoredThings(dialect)) {
            things.on(ChannelId.EMAIL);
            things.include.add(things.segment());
            things.exclude.add(things.segment());
            UUID campaign = stored(things, "READY", "MANUAL", null);
            CampaignUsages usages = new CampaignUsages(things.sql);
            assertThat(List.of(
                            usages.of(Asset.TEMPLATE, things.template),
                            usages.of(Asset.SENDER, things.sender),
                            usages.of(Asset.CONTACT_LIST, things.list),
                            usages.of(Asset.SEGMENT, things.include.get(0)),
                            usages.of(Asset.SEGMENT, things.exclude.get(0))))
                    .allSatisfy(found -> assertThat(found)
                            .containsExactly(new CampaignUse(
                                    campaign, "Spring", CampaignStatus.READY, LaunchType.MANUAL, true)));
            assertThat(usages.of(Asset.SEGMENT, UUID.randomUUID())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aListThatOnlyARuleNamesIsMissedTooWhereverTheRuleStands(Dialect dialect) {
        try (StoredThings things = new StoredThings(dialect)) {
            things.on(ChannelId.EMAIL);
            UUID included = things.list();
            UUID excluded = things.list();
            UUID once = things.list();
            things.include.add(
                    things.segment("{\"any\":[{\"not\":" + inList(included) + "}," + inList(included) + "]}"));
            things.exclude.add(things.segment("{\"all\":[" + inList(excluded) + "]}"));
            things.oneTimeRule =
                    inList(once).replace(once.toString(), once.toString().toUpperCase(Locale.ROOT));
            UUID waiting = stored(things, "WAITING", "SCHEDULE", NOW);
            CampaignUsages usages = new CampaignUsages(things.sql);
            assertThat(marks(things, waiting)).isEmpty();
            assertThat(List.of(included, excluded, once)).allSatisfy(list -> {
                assertThat(usages.of(Asset.CONTACT_LIST, list))
                        .extracting(CampaignUse::campaignId)
                        .containsExactly(waiting);
                things.delete("contact_list", list);
                assertThat(marks(things, waiting)).containsExactly("CONTACT_LIST_DELETED");
                assertThat(things.fullReasons())
                        .extracting(FailureReason::code)
                        .containsExactly("CONTACT_LIST_DELETED");
                assertThat(things.catalog().details(waiting).line().attention())
                        .isEqualTo(things.fullReasons().stream()
                                .map(reason -> reason.fixedAt(
                                        FixPage.of(waiting, reason))) // the other campaign has the same audience
                                .toList());
                things.change("contact_list", list, "deleted_at = null");
            });
            things.delete("contact_list", included);
            things.delete("contact_list", once);
            assertThat(things.fullReasons())
                    .extracting(FailureReason::field)
                    .containsExactly("includeSegments", "oneTimeSegment");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSegmentThatNamesItNoMoreDoesNotMissIt(Dialect dialect) {
        try (StoredThings things = new StoredThings(dialect)) {
            things.on(ChannelId.EMAIL);
            UUID named = things.list();
            things.include.add(things.segment(inList(named)));
            UUID waiting = stored(things, "WAITING", "SCHEDULE", NOW);
            things.rewrite(things.include.get(0), inList(things.list));
            things.delete("contact_list", named);
            assertThat(marks(things, waiting)).isEmpty();
            assertThat(new CampaignUsages(things.sql).of(Asset.CONTACT_LIST, named))
                    .isEmpty();
        }
    }

    private static String inList(UUID list) {
        return "{\"op\":\"inList\",\"value\":\"" + list + "\"}";
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void tagsAreCountedOverAllCampaigns(Dialect dialect) {
        try (StoredThings things = new StoredThings(dialect)) {
            things.on(ChannelId.EMAIL);
            for (String tags : List.of("[\"retail\",\"italia\"]", "[\"retail\"]", "[\"retail\"]", "[]")) {
                UUID campaign = stored(things, "DRAFT", null, null);
                things.sql.update("update campaign set tags = ? where id = ?", tags, campaign);
            }
            assertThat(new CampaignTags(things.sql).all())
                    .containsExactly(new TagCount("italia", 1), new TagCount("retail", 3));
        }
    }

    private static UUID stored(StoredThings things, String status, String launchType, Instant next) {
        return stored(things, "BROADCAST", status, launchType, next);
    }

    private static UUID stored(StoredThings things, String type, String status, String launchType, Instant next) {
        UUID id = UUID.randomUUID();
        new StoredCampaigns(things.sql).store(id, "Spring", type, status, launchType, false, NOW);
        things.sql.update(
                "update campaign set next_fire_at = ?, channel = ?, template_id = ?, sender_id = ?, telegram_bot_id = ?,"
                        + " contact_list_id = ?, include_segments = ?, exclude_segments = ?, one_time_rule = ? where id = ?",
                next,
                things.channel,
                things.template,
                things.sender,
                things.bot,
                things.list,
                ids(things.include),
                ids(things.exclude),
                things.oneTimeRule,
                id);
        return id;
    }

    private static String ids(List<UUID> ids) {
        return new IdListColumn().convertToDatabaseColumn(ids);
    }

    /** On Info and in the list alike. */
    private static List<String> marks(StoredThings things, UUID id) {
        CampaignCatalog catalog = things.catalog();
        List<String> onInfo = codes(catalog.details(id).line());
        List<String> inList =
                catalog
                        .page(new CampaignFilter(Set.of(), Set.of(), ""), CampaignOrder.NEWEST_FIRST, null, 50)
                        .items()
                        .stream()
                        .filter(line -> line.id().equals(id))
                        .flatMap(line -> codes(line).stream())
                        .toList();
        assertThat(inList).isEqualTo(onInfo);
        return onInfo;
    }

    private static List<String> codes(CampaignLine line) {
        return line.attention().stream().map(FailureReason::code).toList();
    }
}
