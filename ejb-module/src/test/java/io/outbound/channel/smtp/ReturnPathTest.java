package io.outbound.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.settings.Secrets;
import io.outbound.settings.TestSecrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variable envelope return paths: one for each message, that nobody else can make. */
class ReturnPathTest {

    @TempDir
    Path home;

    private Secrets secrets;
    private BounceAddress bounces;

    @BeforeEach
    void configure() {
        secrets = TestSecrets.in(home);
        bounces = new BounceAddress(Optional.of("bounces@b.example.org"), secrets);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 35, 36, 4_711, Long.MAX_VALUE})
    void leadsBackToItsMessage(long delivery) {
        String address = bounces.of(delivery).orElseThrow();
        assertThat(address).matches("bounces\\+[0-9a-z]+-[0-9a-f]{20}@b\\.example\\.org");
        assertThat(address.indexOf('@')).as("RFC 5321 §4.5.3.1.1").isLessThanOrEqualTo(64);
        assertThat(bounces.deliveryIn("To: <" + address + ">")).hasValue(delivery);
        assertThat(bounces.deliveryIn(address.toUpperCase(Locale.ROOT))).hasValue(delivery);
        assertThat(bounces.deliveryIn("SRS0=ab=cd=b.example.org=" + address.replaceFirst("@.*", "@fwd.example.net")))
                .as("rewritten by a forwarder")
                .hasValue(delivery);
    }

    @Test
    void cannotBeMadeByOthers() {
        String address = bounces.of(17).orElseThrow();
        String another = bounces.of(18).orElseThrow();
        for (String forged : List.of(
                address.replaceFirst("\\+[0-9a-z]+-", "+i-"),
                address.replaceFirst("-[0-9a-f]{20}", "-00000000000000000000"),
                address.replaceFirst("-[0-9a-f]{20}", another.substring(another.indexOf('-'), another.indexOf('@'))),
                "bounces@b.example.org",
                "bounces+zzzzzzzzzzzzz-00000000000000000000@b.example.org",
                "")) {
            assertThat(bounces.deliveryIn(forged)).as(forged).isEmpty();
        }
        assertThat(bounces.deliveryIn(another + " " + address)).hasValue(18);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bounces",
                "@b.example.org",
                "a local part that is spaced@b.example.org",
                "this-local-part-leaves-no-room-for-tags@b.example.org",
                "b+tag@b.example.org"
            })
    void aMailboxWithoutRoomForATagIsRefusedAtTheStart(String address) {
        assertThatThrownBy(() -> new BounceAddress(Optional.of(address), secrets))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("OUT-0146");
    }

    @Test
    void withoutOneTheSenderIsItsOwnReturnPath() {
        BounceAddress none = new BounceAddress(Optional.empty(), secrets);
        Postings plain = new Postings(domain -> List.of(), none.returnPath());
        Postings ours = new Postings(domain -> List.of(), bounces.returnPath());
        assertThat(plain.of(Letters.to("ann@example.com")).from()).isEqualTo("shop@example.org");
        assertThat(ours.of(Letters.to("ann@example.com")).from())
                .isEqualTo(bounces.of(7).orElseThrow());
    }
}
