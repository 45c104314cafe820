package io.outbound.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.campaign.Campaign;
import io.outbound.campaign.LiveCampaigns;
import io.outbound.delivery.InDoubt;
import io.outbound.kernel.ChannelId;
import io.outbound.security.Actor;
import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import io.outbound.store.TestDatabase;
import io.outbound.template.FrozenContents;
import io.outbound.template.TemplateContent;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContentOfRunsTest {

    private static final UUID TEMPLATE = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void runsOfAVersionShareItsContentAndAnotherVersionHasItsOwn(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Sql sql = database.sql();
            FrozenContents contents = new FrozenContents(sql);
            UUID campaign = campaign(sql);

            request(database, contents, run(campaign, 1, "one"), run(campaign, 1, "one"), run(campaign, 2, "two"));
            request(database, contents, run(campaign, 2, "two"));

            assertThat(sql.count("select count(*) from execution")).isEqualTo(4);
            assertThat(sql.count("select count(*) from content")).isEqualTo(2);
            assertThat(contents.find(new FrozenContents.Key(TEMPLATE, 2))).contains(content("two"));
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatARunIsAboutToReferToIsNotForgottenUnderIt(Dialect dialect) throws Exception {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Sql sql = database.sql();
            FrozenContents contents = new FrozenContents(sql);
            FrozenContents.Key key = new FrozenContents.Key(TEMPLATE, 1);
            UUID campaign = campaign(sql);
            contents.keep(key, content("one"));

            CompletableFuture<?> removal = database.inTransaction(() -> {
                contents.keep(key, content("one"));
                CompletableFuture<?> other = CompletableFuture.runAsync(() -> forget(database, contents, key));
                database.awaitAWaiter();
                insert(sql, contents, run(campaign, 1, "one"));
                return other;
            });
            removal.get(20, TimeUnit.SECONDS);

            assertThat(contents.find(key)).contains(content("one"));
        }
    }

    private static void forget(TestDatabase database, FrozenContents contents, FrozenContents.Key key) {
        database.inTransaction(() -> {
            contents.forgetUnused(List.of(key));
            return null;
        });
    }

    private static void request(TestDatabase database, FrozenContents contents, UnitaryRun... runs) {
        database.inTransaction(() -> {
            insert(database.sql(), contents, runs);
            return null;
        });
    }

    private static void insert(Sql sql, FrozenContents contents, UnitaryRun... runs) {
        new NewExecutions(sql, contents, Clock.systemUTC()).insertUnitary(List.of(runs), false);
    }

    private static UUID campaign(Sql sql) {
        Campaign campaign = LiveCampaigns.stopped();
        LiveCampaigns.store(sql, campaign);
        return campaign.id();
    }

    private static UnitaryRun run(UUID campaign, long version, String text) {
        UUID id = UUID.randomUUID();
        Snapshot snapshot = new Snapshot(
                ChannelId.EMAIL,
                TEMPLATE,
                version,
                content(text),
                "Shop",
                "shop@example.org",
                null,
                InDoubt.RESEND,
                Duration.ofHours(1),
                null);
        return new UnitaryRun(new ExecutionRef(id, "UMA-" + id), campaign, snapshot, null, List.of(), Actor.SYSTEM);
    }

    private static TemplateContent content(String text) {
        return new TemplateContent("", "", text);
    }
}
