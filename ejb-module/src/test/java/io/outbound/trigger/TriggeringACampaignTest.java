package io.outbound.trigger;

import static io.outbound.trigger.TriggerFixture.SHOP;
import static io.outbound.trigger.TriggerFixture.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignMode;
import io.outbound.campaign.LiveCampaigns;
import io.outbound.kernel.DomainException.Kind;
import io.outbound.security.Actor;
import io.outbound.settings.SettingValues;
import io.outbound.store.Dialect;
import io.outbound.store.StoreFault;
import io.outbound.trigger.TriggerResult.Accepted;
import io.outbound.trigger.TriggerResult.Refused;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggeringACampaignTest {

    private static final LocalDateTime JUNE = LocalDateTime.parse("2027-06-01T09:00:00");
    private static final LocalDateTime JULY = LocalDateTime.parse("2027-07-01T09:00:00");

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }

    private static Campaign live() {
        return LiveCampaigns.activated(CampaignMode.STANDARD, null, null);
    }

    private static TriggerFixture on(Campaign campaign) {
        return new TriggerFixture(Dialect.H2, campaign, Clock.systemUTC());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anAcceptedCallIsDurableAndItsRepetitionDoesNothing(Dialect dialect) {
        try (TriggerFixture fixture = new TriggerFixture(dialect, live(), Clock.systemUTC())) {
            Accepted first = (Accepted) fixture.call(body("r1", "jane@example.com"));
            Accepted again = (Accepted) fixture.call(body("r1", "jane@example.com"));
            assertThat(first.replayed()).isFalse();
            assertThat(again).isEqualTo(new Accepted(first.answer(), true));
            assertThat(fixture.executions()).isEqualTo(1);
            assertThat(fixture.deliveries()).isEqualTo(1);
            assertThat(first.answer()).contains("\"executionId\":\"UMA-").contains("\"requestId\":\"r1\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void ofManyCallsWithOneRequestIdAtOnceExactlyOneIsAccepted(Dialect dialect) throws Exception {
        try (TriggerFixture fixture = new TriggerFixture(dialect, live(), Clock.systemUTC())) {
            ExecutorService threads = Executors.newFixedThreadPool(32);
            List<Callable<TriggerResult>> calls = new ArrayList<>();
            for (int i = 0; i < 32 * 5; i++) {
                String id = "r" + i % 5;
                calls.add(() -> fixture.call(body(id, "jane@example.com")));
            }
            Set<String> answers = threads.invokeAll(calls).stream()
                    .map(TriggeringACampaignTest::result)
                    .map(result -> ((Accepted) result).answer())
                    .collect(Collectors.toSet());
            threads.shutdown();
            assertThat(answers).hasSize(5);
            assertThat(fixture.executions()).isEqualTo(5);
            assertThat(fixture.loggedReasons()).isEmpty();
        }
    }

    @Test
    void aCallThatTheStoreKeepsWaitingIsAnsweredWithinItsTimeAndMayBeSentAgain() {
        try (TriggerFixture fixture = new TriggerFixture(Dialect.POSTGRESQL, live(), Clock.systemUTC())) {
            fixture.values = SettingValues.DEFAULTS.with("callTimeoutSeconds", 5);
            String call = body("r1", "jane@example.com");
            fixture.database.inTransaction(() -> {
                fixture.sql.update("lock table execution in exclusive mode");
                Future<TriggerResult> kept = CompletableFuture.supplyAsync(() -> fixture.call(call));
                assertThatThrownBy(() -> kept.get(30, TimeUnit.SECONDS))
                        .satisfies(e -> assertThat(StoreFault.in(e)).contains(StoreFault.UNAVAILABLE));
                return null;
            });

            assertThat(fixture.executions()).as("left behind").isZero();
            assertThat(fixture.call(call)).isInstanceOf(Accepted.class);
            assertThat(fixture.executions()).isOne();
        }
    }

    private static TriggerResult result(Future<TriggerResult> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theOrderOfPropertiesDoesNotMakeAnotherBody() {
        try (TriggerFixture fixture = on(live())) {
            fixture.call(
                    "{'requestId':'r','campaignId':'orders','recipients':[{'type':'external','userId':'u','namespace':'shop','channelData':{'emailAddress':'a@x.test'},"
                            + "'profile':{'firstName':'A','z':1},'context':{'order':'1'}}]}");
            Accepted again = (Accepted)
                    fixture.call(
                            "{'recipients':[{'context':{'order':'1'},'profile':{'z':1,'firstName':'A'},"
                                    + "'namespace':'shop','userId':'u','type':'external','channelData':{'emailAddress':'a@x.test'}}],'campaignId':'orders','requestId':'r'}");
            assertThat(again.replayed()).isTrue();
        }
    }

    @Test
    void theSameIdWithAnotherBodyIsRefused() {
        try (TriggerFixture fixture = on(live())) {
            fixture.call(body("r1", "jane@example.com"));
            assertThat(refused(fixture.call(body("r1", "john@example.com"))).code())
                    .isEqualTo("idempotency-key-reused");
            assertThat(fixture.executions()).isEqualTo(1);
        }
    }

    @Test
    void aRefusalCanBeCorrectedAndSentAgainUnderTheSameId() {
        try (TriggerFixture fixture = on(live())) {
            refused(fixture.call(body("r1", "not an address")));
            assertThat(fixture.call(body("r1", "jane@example.com"))).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void theHeaderStandsForTheRequestIdAndMustNotContradictIt() {
        try (TriggerFixture fixture = on(live())) {
            String without = body("x", "jane@example.com").replace("'requestId':'x',", "");
            assertThat(fixture.call(CampaignMode.STANDARD, Optional.of("h1"), SHOP, without))
                    .isInstanceOf(Accepted.class);
            assertThat(refused(fixture.call(
                                    CampaignMode.STANDARD, Optional.of("h2"), SHOP, body("r1", "jane@example.com")))
                            .code())
                    .isEqualTo("request-id-mismatch");
            assertThat(refused(fixture.call(without)).code()).isEqualTo("invalid-payload");
        }
    }

    @Test
    void anIncompleteCampaignIsRefusedWithEverythingItLacks() {
        try (TriggerFixture fixture = on(LiveCampaigns.draft(CampaignMode.STANDARD, null, null))) {
            Refusal refusal = refused(fixture.call(body("r1", "jane@example.com")));
            assertThat(refusal.gaps()).hasSize(2);
            assertThat(fixture.loggedReasons()).containsExactly("INCOMPLETE_CAMPAIGN_SETUP");
        }
    }

    @Test
    void aSlugThatDoesNotExistHasARowAlthoughThereIsNoCampaign() {
        try (TriggerFixture fixture = on(live())) {
            Refused answer =
                    (Refused) fixture.call(body("r1", "jane@example.com").replace("orders", "ordres"));
            assertThat(answer.refusal().reason()).isEqualTo(RefusalReason.NON_EXISTENT_SLUG);
            assertThat(fixture.sql.first(
                            "select slug from api_failed_log where uid = ?",
                            row -> row.getString(1),
                            answer.logId().orElseThrow()))
                    .contains("ordres");
        }
    }

    @Test
    void aDeactivatedCampaignSendsNothingAndQueuesNothing() {
        try (TriggerFixture fixture = on(LiveCampaigns.stopped())) {
            assertThat(refused(fixture.call(body("r1", "jane@example.com"))).reason())
                    .isEqualTo(RefusalReason.INACTIVE_CAMPAIGN);
            assertThat(fixture.executions() + fixture.deliveries()).isZero();
        }
    }

    /** The window is 1 June to 1 July 2027, 09:00 in Rome, which is 07:00 UTC; the end is outside. */
    @ParameterizedTest
    @ValueSource(strings = {"2027-06-01T06:59:59.999Z", "2027-07-01T07:00:00Z", "2028-01-01T00:00:00Z"})
    void outsideItsDatesACampaignRefuses(String now) {
        Campaign campaign = LiveCampaigns.activated(CampaignMode.STANDARD, JUNE, JULY);
        try (TriggerFixture fixture = new TriggerFixture(Dialect.H2, campaign, at(now))) {
            assertThat(refused(fixture.call(body("r1", "jane@example.com"))).reason())
                    .isEqualTo(RefusalReason.OUTSIDE_CAMPAIGN_WINDOW);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-06-01T07:00:00Z", "2027-07-01T06:59:59.999Z"})
    void withinItsDatesACampaignAccepts(String now) {
        Campaign campaign = LiveCampaigns.activated(CampaignMode.STANDARD, JUNE, JULY);
        try (TriggerFixture fixture = new TriggerFixture(Dialect.H2, campaign, at(now))) {
            assertThat(fixture.call(body("r1", "jane@example.com"))).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void theEndpointOfTheOtherModeIsRefused() {
        try (TriggerFixture fixture = on(live())) {
            assertThat(refused(fixture.call(
                                    CampaignMode.HIGH_THROUGHPUT,
                                    Optional.empty(),
                                    SHOP,
                                    body("r1", "jane@example.com")))
                            .reason())
                    .isEqualTo(RefusalReason.WRONG_ENDPOINT_MODE);
        }
    }

    @Test
    void everyMissingVariableIsNamed() {
        try (TriggerFixture fixture = on(live())) {
            Refusal refusal = refused(fixture.call("{'requestId':'r','campaignId':'orders','recipients':["
                    + "{'type':'external','userId':'u','namespace':'shop','channelData':{'emailAddress':'a@x.test'}},{'type':'external','userId':'u','namespace':'shop','channelData':{'emailAddress':'b@x.test'},"
                    + "'profile':{'firstName':'B'}}]}"));
            assertThat(refusal.reason()).isEqualTo(RefusalReason.MISSING_VARIABLE);
            assertThat(refusal.errors())
                    .extracting(error -> error.pointer())
                    .containsExactly(
                            "/recipients/0/profile/firstName",
                            "/recipients/0/context/order",
                            "/recipients/1/context/order");
        }
    }

    @Test
    void aNameThatIsOursIsRefusedNotDropped() {
        try (TriggerFixture fixture = on(live())) {
            Refusal refusal = refused(fixture.call(body("r1", "jane@example.com")
                    .replace("'order':'7'", "'order':'7','system':{'unsubscribeUrl':'x'}")));
            assertThat(refusal.reason()).isEqualTo(RefusalReason.INVALID_PAYLOAD);
            assertThat(refusal.errors()).singleElement().satisfies(error -> {
                assertThat(error.pointer()).isEqualTo("/recipients/0/context/system");
                assertThat(error.code()).isEqualTo("reserved-name");
            });
            assertThat(fixture.loggedReasons()).containsExactly("INVALID_PAYLOAD");
            assertThat(fixture.deliveries()).isZero();
        }
    }

    @Test
    void theSameRecipientTwiceIsRefused() {
        try (TriggerFixture fixture = on(live())) {
            String recipient =
                    "{'type':'external','userId':'u','namespace':'shop','channelData':{'emailAddress':'%s'},'profile':{'firstName':'A'},'context':{'order':1}}";
            Refusal refusal = refused(fixture.call("{'requestId':'r','campaignId':'orders','recipients':["
                    + recipient.formatted("a@x.test") + "," + recipient.formatted("A@x.test") + "]}"));
            assertThat(refusal.reason()).isEqualTo(RefusalReason.DUPLICATE_RECIPIENT);
        }
    }

    @Test
    void aContactLendsItsProfileAndTheCallWins() {
        try (TriggerFixture fixture = on(live())) {
            fixture.sql.update("insert into contact (id, name, email, address_key, attributes, created_at)"
                    + " values (random_uuid(), 'Jane Doe', 'jane@example.com', 'jane@example.com',"
                    + " '{\"firstName\":\"Known\",\"city\":\"Rome\"}', current_timestamp)");
            fixture.call(
                    "{'requestId':'r','campaignId':'orders','recipients':[{'type':'external','userId':'u','namespace':'shop','channelData':"
                            + "{'emailAddress':'Jane@example.com'},'profile':{'city':'Milan'},'context':{'order':'1'}}]}");
            String variables = fixture.sql
                    .first("select variables from delivery", row -> row.getString(1))
                    .orElseThrow();
            assertThat(variables).contains("\"firstName\":\"Known\"").contains("\"city\":\"Milan\"");
        }
    }

    @Test
    void aCallerWithoutTheScopeIsRefusedAndLogged() {
        try (TriggerFixture fixture = on(live())) {
            Actor reader = new Actor("key:reader", Optional.empty(), Set.of());
            assertThat(refused(fixture.call(
                                    CampaignMode.STANDARD, Optional.empty(), reader, body("r1", "jane@example.com")))
                            .reason())
                    .isEqualTo(RefusalReason.FORBIDDEN);
            assertThat(fixture.loggedReasons()).containsExactly("FORBIDDEN");
        }
    }

    @Test
    void aNumberInOurOwnSentenceIsNotMaskedAndAnAddressIs() {
        try (TriggerFixture fixture = on(live())) {
            fixture.unreadable(Refusal.of(
                    RefusalReason.PAYLOAD_TOO_LARGE,
                    Kind.TOO_LARGE,
                    "payload-too-large",
                    "The body of jane@example.com is larger than 1048576 bytes."));
            assertThat(fixture.sql.list("select detail from api_failed_log", row -> row.getString(1)))
                    .containsExactly("The body of j***@e***.com is larger than 1048576 bytes.");
        }
    }

    @Test
    void aRecipientWithoutTypeUserIdOrNamespaceIsRefusedAndLogged() {
        try (TriggerFixture fixture = on(live())) {
            Refusal refusal = refused(fixture.call("{'requestId':'r','campaignId':'orders','recipients':["
                    + "{'channelData':{'emailAddress':'a@x.test'},'profile':{'firstName':'A'},'context':{'order':'1'}},"
                    + "{'type':'aep','userId':' ','namespace':'email','channelData':{'emailAddress':'b@x.test'},"
                    + "'profile':{'firstName':'B'},'context':{'order':'2'}}]}"));
            assertThat(refusal.reason()).isEqualTo(RefusalReason.INVALID_PAYLOAD);
            assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
            assertThat(refusal.errors())
                    .extracting(error -> error.pointer())
                    .contains(
                            "/recipients/0/type",
                            "/recipients/0/userId",
                            "/recipients/0/namespace",
                            "/recipients/1/userId");
            assertThat(fixture.loggedReasons()).containsExactly("INVALID_PAYLOAD");
            assertThat(fixture.executions()).isZero();
        }
    }

    private static Refusal refused(TriggerResult result) {
        assertThat(result).isInstanceOf(Refused.class);
        return ((Refused) result).refusal();
    }
}
