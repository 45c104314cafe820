package io.outbound.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import io.outbound.outgoing.OutgoingRules.NotAllowedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that users choose must not lead into our own network. */
class WhatMayBeCalledTest {

    private static final String PUBLIC = "93.184.215.14";

    private static OutgoingRules rules(boolean dev, Set<String> privateHosts, String answer) {
        return new OutgoingRules(dev, privateHosts, host -> literalOr(host, answer));
    }

    /** No name is looked up outside of the test. */
    private static InetAddress[] literalOr(String host, String answer) throws UnknownHostException {
        boolean literal = host.contains(":") || host.matches("[0-9.]+");
        return InetAddress.getAllByName(literal ? host : answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "https://169.254.169.254/latest/meta-data/",
                "https://127.0.0.1:4848",
                "https://127.1",
                "https://2130706433",
                "https://0x7f.1",
                "https://017700000001",
                "https://[::1]",
                "https://[::ffff:127.0.0.1]",
                "https://[64:ff9b::7f00:1]",
                "https://[2002:7f00:1::]",
                "https://[fe80::1]",
                "https://[fd00::1]",
                "https://0.0.0.0",
                "https://100.64.0.1",
                "https://10.0.0.1",
                "https://172.16.0.1",
                "https://192.168.0.1",
                "https://198.18.0.1",
                "https://224.0.0.1",
                "https://255.255.255.255",
                "http://example.com/plain",
                "file:///etc/passwd",
                "gopher://example.com",
                "jar:https://example.com/a.jar!/b",
                "https://user:password@example.com",
                "https://example.com#fragment",
                "https:///nobody",
                "https://exa mple.com",
                "example.com",
                ""
            })
    void isRefused(String url) {
        assertThatThrownBy(() -> rules(false, Set.of(), PUBLIC).check(url, "/url"))
                .isInstanceOfSatisfying(DomainException.class, refused -> assertThat(refused.code())
                        .isEqualTo("url-not-allowed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com/hook?a=b",
                "https://hooks.example.com:8443/x",
                "https://93.184.215.14/",
                "https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/"
            })
    void onThePublicInternetMayBeCalled(String url) {
        assertThat(rules(false, Set.of(), PUBLIC).check(url, "/url")).isEqualTo(URI.create(url));
    }

    @Test
    void aNameThatCannotBeResolvedNowPassesButNotWithoutTls() {
        OutgoingRules nowhere = new OutgoingRules(false, Set.of(), host -> {
            throw new UnknownHostException(host);
        });
        assertThat(nowhere.check("https://hooks.example/x", "/url")).hasHost("hooks.example");
        assertThatThrownBy(() -> nowhere.check("http://hooks.example/x", "/url"))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void aNameThatLeadsInsideIsRefusedUnlessItIsOnTheList() {
        assertThatThrownBy(() -> rules(false, Set.of(), "10.1.2.3").check("https://crm.intern/hook", "/url"))
                .isInstanceOf(DomainException.class);
        assertThat(rules(false, Set.of("crm.intern"), "10.1.2.3").check("https://crm.intern/hook", "/url"))
                .hasHost("crm.intern");
    }

    @Test
    void developersMayCallTheirOwnMachineAndNothingElseThatIsPrivate() {
        OutgoingRules dev = rules(true, Set.of(), "127.0.0.1");
        assertThat(dev.check("http://localhost:9999/hook", "/url")).hasPort(9999);
        assertThatThrownBy(() -> dev.check("http://10.0.0.1/", "/url")).isInstanceOf(DomainException.class);
    }

    @Test
    void aNameThatWasPublicWhenItWasEnteredIsLookedAtAgainWithEachCall() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        OutgoingRules rebound = new OutgoingRules(
                false, Set.of(), host -> InetAddress.getAllByName(asked.getAndIncrement() == 0 ? PUBLIC : "127.0.0.1"));
        try (ServerSocket inside = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            inside.setSoTimeout(100);
            URI url = rebound.check("https://rebound.example.com:" + inside.getLocalPort() + "/", "/url");

            assertThatThrownBy(() -> new OutgoingCalls(rebound, 500).post(url, Map.of(), new byte[0]))
                    .isInstanceOf(NotAllowedException.class);
            assertThatThrownBy(inside::accept).as("nobody came").isInstanceOf(java.net.SocketTimeoutException.class);
            assertThat(asked).as("resolved once for each call").hasValue(2);
        }
    }

    @Test
    void whoAnswersInDropsIsLeftAfterAWhile() throws Exception {
        try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread drops = new Thread(() -> dripForEver(slow));
            drops.start();
            URI url = URI.create("http://127.0.0.1:" + slow.getLocalPort());
            assertThatThrownBy(() ->
                            new OutgoingCalls(rules(true, Set.of(), PUBLIC), 300).post(url, Map.of(), new byte[0]))
                    .isInstanceOf(IOException.class);
            drops.join(10_000);
            assertThat(drops.isAlive()).isFalse();
        }
    }

    private static void dripForEver(ServerSocket server) {
        try (Socket caller = server.accept()) {
            while (true) {
                caller.getOutputStream().write('H');
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException left) {
            Thread.currentThread().interrupt();
        }
    }
}
