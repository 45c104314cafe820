package io.outbound.channel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import io.outbound.channel.spi.SendResult.Unknown;
import io.outbound.outgoing.OutgoingLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every sender over HTTP makes of every way in which a gateway can answer, and of every way of not answering. */
public abstract class GatewayContract {

    /** Patience of the sender under test. */
    protected static final OutgoingLimits SHORT =
            new OutgoingLimits(Duration.ofMillis(400), Duration.ofMillis(500), 64 * 1024);

    private static final int WAIT_SECONDS = 7;

    protected FakeGateway gateway;

    /** The channel's sender, that calls the gateway at this address. */
    protected abstract ChannelSender sender(String url);

    /** One that the gateway can take. */
    protected abstract Message message();

    /** As the gateway says yes: a whole answer of HTTP. */
    protected abstract String yes();

    /** As it says never. */
    protected abstract String never();

    /** As it says not now. */
    protected abstract String notNow();

    /** As it says that it was asked too often, and to wait {@code seconds}. */
    protected abstract String tooOften(int seconds);

    /** Whether it takes a message that it gets twice for one. */
    protected boolean repeatable() {
        return false;
    }

    private enum Way {
        YES,
        NEVER,
        NOT_NOW,
        TOO_OFTEN,
        REDIRECT,
        NOBODY_THERE,
        NO_HANDSHAKE,
        SILENCE,
        HANGS_UP,
        CUT,
        GARBAGE,
        NO_JSON,
        HUGE,
        DRIP
    }

    @BeforeEach
    void open() throws IOException {
        gateway = new FakeGateway();
    }

    @AfterEach
    void close() throws IOException {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void eachWayOfAnsweringMeansOneThing(Way way) throws IOException {
        long began = System.nanoTime();
        SendResult result = sender(prepared(way)).send(message());
        switch (way) {
            case YES -> assertThat(result).isInstanceOf(Accepted.class);
            case NEVER -> assertThat(result).isInstanceOf(PermanentFailure.class);
            case NOT_NOW, NOBODY_THERE, NO_HANDSHAKE, REDIRECT ->
                assertThat(result).isInstanceOf(TemporaryFailure.class);
            case TOO_OFTEN ->
                assertThat(((TemporaryFailure) result).retryAfter()).contains(Duration.ofSeconds(WAIT_SECONDS));
            case SILENCE, HANGS_UP, CUT, GARBAGE, NO_JSON, HUGE, DRIP ->
                assertThat(((Unknown) result).repeatable()).isEqualTo(repeatable());
        }
        boolean never = way == Way.NOBODY_THERE || way == Way.NO_HANDSHAKE;
        assertThat(gateway.calls).as("never twice").hasSize(never ? 0 : 1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    }

    private String prepared(Way way) throws IOException {
        switch (way) {
            case NOBODY_THERE -> gateway.gone();
            case NO_HANDSHAKE -> gateway.deaf();
            default -> gateway.behaving(behaviour(way));
        }
        return way == Way.NO_HANDSHAKE ? gateway.secureUrl() : gateway.url();
    }

    private FakeGateway.Behaviour behaviour(Way way) {
        return switch (way) {
            case YES -> FakeGateway.bytes(yes(), true);
            case NEVER -> FakeGateway.bytes(never(), true);
            case NOT_NOW -> FakeGateway.bytes(notNow(), true);
            case TOO_OFTEN -> FakeGateway.bytes(tooOften(WAIT_SECONDS), true);
            case REDIRECT -> FakeGateway.saying("302 Found\r\nLocation: /elsewhere", "");
            case SILENCE -> gateway.silent();
            case HANGS_UP -> FakeGateway.hangingUp();
            case CUT -> FakeGateway.cutting(yes());
            case GARBAGE -> FakeGateway.garbage();
            case NO_JSON -> FakeGateway.saying("200 OK", "<html>all is well</html>");
            case HUGE -> FakeGateway.huge("200 OK");
            case DRIP -> gateway.dripping(yes());
            case NOBODY_THERE, NO_HANDSHAKE -> FakeGateway.hangingUp();
        };
    }

    @Test
    void manyMessagesShareAFewConnectionsAndAreEachSentOnce() throws Exception {
        gateway.behaving(FakeGateway.bytes(yes(), true));
        ChannelSender sender = sender(gateway.url());
        Thread[] slots = IntStream.range(0, 4)
                .mapToObj(slot -> new Thread(() -> IntStream.range(0, 25).forEach(i -> sender.send(message()))))
                .toArray(Thread[]::new);
        for (Thread slot : slots) {
            slot.start();
        }
        for (Thread slot : slots) {
            slot.join();
        }
        assertThat(gateway.calls).hasSize(100);
        assertThat(gateway.connections()).isBetween(1, 8);
    }

    @Test
    void aGatewayThatClosesAfterEachAnswerGetsEachMessageOnce() {
        gateway.behaving(FakeGateway.bytes(yes().replaceFirst("\r\n", "\r\nConnection: close\r\n"), false));
        ChannelSender sender = sender(gateway.url());
        Set<Class<?>> results = new HashSet<>();
        for (int i = 0; i < 10; i++) {
            results.add(sender.send(message()).getClass());
        }
        assertThat(results).containsExactly(Accepted.class);
        assertThat(gateway.calls).hasSize(10);
        assertThat(gateway.connections()).isEqualTo(10);
    }
}
