package io.outbound.campaign;

import static io.outbound.campaign.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.audience.KnownContacts;
import io.outbound.consent.UnsubscribeLinks;
import io.outbound.counter.Counters;
import io.outbound.delivery.Deliveries;
import io.outbound.delivery.DeliveryCounts;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.DeliveryView;
import io.outbound.delivery.LedgerCounts;
import io.outbound.execution.Acceptances;
import io.outbound.execution.ExecutionKind;
import io.outbound.execution.Executions;
import io.outbound.kernel.DomainException;
import io.outbound.security.CurrentActor;
import io.outbound.settings.Settings;
import io.outbound.statistics.StatisticsFixture;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.Sql;
import io.outbound.template.TemplateEngine;
import io.outbound.tracking.Engagement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SendingATestTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final Surroundings around = new Surroundings();

    private Campaign complete() {
        return aCampaign().with(around.template, around.sender, null).draft();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void itIsARunOfItsOwnKindThatCountsNowhere(Dialect dialect) {
        try (DeliveryFixture store = new DeliveryFixture(dialect)) {
            store.contact("ann@example.com");
            Campaign campaign = stored(complete());
            SentTest sent = desk(store.sql, campaign)
                    .send(
                            campaign.id(),
                            Optional.empty(),
                            new SendTest(List.of("Ann@example.com", "bob@example.com"), null, Map.of()));

            assertThat(sent.recipients()).containsExactly("Ann@example.com", "bob@example.com");
            assertThat(sent.missing()).containsExactly("profile.name");
            Executions executions = new Executions(store.sql, CLOCK);
            UUID run = executions.byId(sent.executionId()).id();
            assertThat(executions.byId(sent.executionId()).kind()).isEqualTo(ExecutionKind.TEST);
            List<DeliveryView> ledger = new Deliveries(store.sql).ofExecution(run, Optional.empty(), 0, 10);
            assertThat(ledger)
                    .extracting(DeliveryView::recipient)
                    .containsExactly("Ann@example.com", "bob@example.com");

            store.sql.update("update delivery set state = 'SENT', departed_at = accepted_at");
            new Engagement(store.sql, store.outbox, CLOCK).opened(ledger.get(0).id());
            assertThat(new DeliveryCounts(store.sql, new Counters(store.sql), new LedgerCounts(store.sql))
                            .ofCampaign(DeliveryFixture.CAMPAIGN)
                            .values())
                    .containsOnly(0L);
            assertThat(new Deliveries(store.sql).ofCampaign(DeliveryFixture.CAMPAIGN, Optional.empty(), 0, 10))
                    .isEmpty();
            assertThat(StatisticsFixture.targetedDeliveredOpened(store.sql, DeliveryFixture.CAMPAIGN))
                    .containsExactly(0L, 0L, 0L);
        }
    }

    /** In the database under the fixture's own id. */
    private static Campaign stored(Campaign draft) {
        return new Campaign(
                DeliveryFixture.CAMPAIGN,
                draft.type(),
                draft.mode(),
                draft.channel(),
                draft.settings(),
                CampaignFixture.ANN,
                CampaignFixture.NOON);
    }

    @Test
    void whatKeepsItsMessageFromLeavingIsSaidAtOnceAndNothingElse() {
        around.configured = false;
        Campaign campaign = aCampaign().draft();
        assertThatThrownBy(() -> desk(null, campaign).send(campaign.id(), Optional.empty(), to("ann@example.com")))
                .isInstanceOfSatisfying(CampaignIncompleteException.class, no -> {
                    assertThat(no.kind()).isEqualTo(DomainException.Kind.CONFLICT);
                    assertThat(no.reasons())
                            .extracting(FailureReason::code)
                            .containsExactly("TEMPLATE_MISSING", "SENDER_MISSING", "CHANNEL_NOT_CONFIGURED");
                });
    }

    @Test
    void whoSawAnotherVersionSendsNothing() {
        Campaign campaign = complete();
        assertThatThrownBy(() -> desk(null, campaign)
                        .send(campaign.id(), Optional.of(campaign.version() + 1), to("ann@example.com")))
                .isInstanceOfSatisfying(
                        DomainException.class, no -> assertThat(no.kind()).isEqualTo(DomainException.Kind.STALE));
    }

    @Test
    void oneToFiveRecipientsEachOnceAndWithAnAddress() {
        refused("recipient-count", to());
        refused("recipient-count", to("a@x.test", "b@x.test", "c@x.test", "d@x.test", "e@x.test", "f@x.test"));
        refused("invalid-address", to("nobody"));
        refused("duplicate-recipient", to("ann@x.test", "Ann@x.test"));
        refused("contact-not-found", new SendTest(List.of(), UUID.randomUUID(), Map.of()));
    }

    private void refused(String code, SendTest command) {
        Campaign campaign = complete();
        assertThatThrownBy(() -> desk(null, campaign).send(campaign.id(), Optional.empty(), command))
                .isInstanceOfSatisfying(
                        DomainException.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private static SendTest to(String... recipients) {
        return new SendTest(List.of(recipients), null, Map.of());
    }

    private TestSend desk(Sql sql, Campaign campaign) {
        Campaigns campaigns = new Campaigns() {
            @Override
            public Optional<Campaign> byId(UUID id) {
                return Optional.of(campaign);
            }
        };
        KnownContacts contacts = sql != null ? new KnownContacts(sql) : new NobodyKnown();
        return new TestSend(
                campaigns,
                around.preflight(),
                around.snapshots(),
                new TestRecipients(
                        contacts,
                        new UnsubscribeLinks(DeliveryFixture.readableSecrets(), "https://out.example.net/outbound")),
                new TemplateEngine(),
                sql == null ? null : Acceptances.on(sql, CLOCK, new Settings(sql, CLOCK, null)),
                new CurrentActor(),
                new IdSource());
    }

    private static final class NobodyKnown extends KnownContacts {
        NobodyKnown() {
            super(null);
        }

        @Override
        public Optional<io.outbound.audience.KnownContact> byId(UUID id) {
            return Optional.empty();
        }

        @Override
        public Optional<io.outbound.audience.KnownContact> byEmailKey(String key) {
            return Optional.empty();
        }
    }
}
