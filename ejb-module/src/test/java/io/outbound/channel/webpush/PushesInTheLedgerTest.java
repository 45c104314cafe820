package io.outbound.channel.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.gateway.FakeGateway;
import io.outbound.counter.Counter;
import io.outbound.counter.Increments;
import io.outbound.delivery.DeliveryFixture;
import io.outbound.delivery.InDoubt;
import io.outbound.outgoing.OutgoingLimits;
import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What push services answer, as the ledger keeps it (fault F29). */
class PushesInTheLedgerTest {

    private static final OutgoingLimits PATIENCE =
            new OutgoingLimits(Duration.ofSeconds(2), Duration.ofMillis(700), 64 * 1024);

    private static UUID run(DeliveryFixture ledger, PushFixture push, List<Browser> browsers, boolean sandbox) {
        UUID run = ledger.request(InDoubt.HOLD, "BROADCAST", sandbox);
        ledger.sql.update("update execution set channel = 'WEBPUSH' where id = ?", run);
        ledger.sql.update(
                "update content set link = 'https://shop.example.com/offers' where template_id = (select template_id from execution where id = ?)",
                run);
        for (Browser browser : browsers) {
            push.subscriptions.save(
                    browser.subscription(), push.keys.current().orElseThrow().id(), null, null);
            ledger.sql.update(
                    "insert into delivery (execution_id, channel, recipient_key, address, state, accepted_at)"
                            + " values (?, 'WEBPUSH', ?, ?, 'PENDING', ?)",
                    run,
                    GivenSubscription.address(browser.endpoint),
                    GivenSubscription.address(browser.endpoint),
                    Instant.now());
        }
        Increments.of(0).run(run, Counter.PENDING, browsers.size()).write(ledger.sql);
        return run;
    }

    private static String state(DeliveryFixture ledger, Browser browser) {
        return ledger.sql
                .first(
                        "select state from delivery where recipient_key = ?",
                        row -> row.getString(1),
                        GivenSubscription.address(browser.endpoint))
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void eachBrowserHasAnOutcomeOfItsOwn(Dialect dialect) throws Exception {
        try (FakeGateway service = new FakeGateway();
                DeliveryFixture ledger = new DeliveryFixture(dialect);
                PushFixture push = PushFixture.on(ledger.database)) {
            push.keyDesk.generate();
            Map<String, FakeGateway.Behaviour> answers = new HashMap<>();
            answers.put("/taken", FakeGateway.saying("201 Created", ""));
            answers.put("/gone", FakeGateway.saying("410 Gone", ""));
            answers.put("/large", FakeGateway.saying("413 Payload Too Large", ""));
            answers.put("/often", FakeGateway.saying("429 Too Many Requests\r\nRetry-After: 1000", ""));
            answers.put("/down", FakeGateway.saying("503 Service Unavailable", ""));
            answers.put("/silent", service.silent());
            service.behaving((call, caller) -> answers.get(call.target()).answer(call, caller));
            Map<String, Browser> browsers = new HashMap<>();
            answers.keySet().forEach(path -> browsers.put(path, Browser.at(service.url() + path)));
            ledger.answer(push.sender(PATIENCE)::send);

            Instant before = Instant.now();
            UUID run = run(ledger, push, new ArrayList<>(browsers.values()), false);
            ledger.deliver(run);

            assertThat(state(ledger, browsers.get("/taken"))).isEqualTo("SENT");
            assertThat(state(ledger, browsers.get("/gone"))).isEqualTo("FAILED");
            assertThat(state(ledger, browsers.get("/large"))).isEqualTo("FAILED");
            assertThat(state(ledger, browsers.get("/often"))).isEqualTo("DEFERRED");
            assertThat(state(ledger, browsers.get("/down"))).isEqualTo("DEFERRED");
            assertThat(state(ledger, browsers.get("/silent"))).isEqualTo("UNKNOWN");
            assertThat(ledger.sql
                            .first(
                                    "select next_at from delivery where reply_code = '429' or reply_text like '429%'",
                                    row -> Sql.instant(row, "next_at"))
                            .orElseThrow())
                    .as("not a second before it may")
                    .isBetween(before.plusSeconds(1_000), Instant.now().plusSeconds(1_000));
            assertThat(push.subscriptions.byAddress(GivenSubscription.address(browsers.get("/gone").endpoint)))
                    .isEmpty();
            assertThat(ledger.sql.count("select count(*) from push_subscription"))
                    .isEqualTo(5);
            assertThat(ledger.differences()).isEmpty();
            assertThat(said(service, browsers.get("/taken")))
                    .contains(
                            "\"url\":\"https://out.example.net/outbound/t/c/",
                            "\"unsubscribe\":\"https://out.example.net/outbound/t/u/");
        }
    }

    private static String said(FakeGateway service, Browser browser) throws GeneralSecurityException {
        return browser.read(service.calls.stream()
                .filter(call -> browser.endpoint.endsWith(call.target()))
                .findFirst()
                .orElseThrow()
                .body());
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void withTheSandboxOnNobodyIsCalled(Dialect dialect) throws IOException {
        try (FakeGateway service = new FakeGateway();
                DeliveryFixture ledger = new DeliveryFixture(dialect);
                PushFixture push = PushFixture.on(ledger.database)) {
            push.keyDesk.generate();
            ledger.answer(push.sender(PATIENCE)::send);
            UUID run = run(
                    ledger, push, List.of(Browser.at(service.url() + "/x"), Browser.at(service.url() + "/y")), true);
            ledger.deliver(run);
            assertThat(ledger.states(run)).hasToString("{SENT=2}");
            assertThat(service.connections()).isZero();
            assertThat(ledger.sql.count("select count(*) from sandbox_message where channel = 'WEBPUSH'"))
                    .isEqualTo(2);
        }
    }
}
