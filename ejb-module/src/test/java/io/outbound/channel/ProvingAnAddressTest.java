package io.outbound.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.channel.spi.ChannelSender;
import io.outbound.channel.spi.Message;
import io.outbound.channel.spi.SendResult;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.settings.PublicUrl;
import io.outbound.settings.Secrets;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.InstantColumn;
import io.outbound.store.JpaOnTestDatabase;
import io.outbound.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvingAnAddressTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whoReadsItsMailConfirmsItByTheLinkThatWasMailedThere(Dialect dialect) throws SQLException {
        try (Office office = new Office(dialect)) {
            UUID id = office.add("Shop", "shop@example.org");
            assertThat(office.sender(id).isVerified()).isFalse();
            office.mail(id);
            assertThat(office.sent).hasSize(1);
            assertThat(office.sent.get(0).recipient()).isEqualTo("shop@example.org");
            assertThat(office.sent.get(0).senderAddress()).isEqualTo("shop@example.org");
            assertThat(office.sender(id).verificationMailedAt()).isEqualTo(office.now);

            assertThat(office.confirm("made-up")).isFalse();
            assertThat(office.confirm(office.token())).isTrue();
            assertThat(office.sender(id).isVerified()).isTrue();
            assertThat(office.confirm(office.token())).isTrue();
            office.mail(id);
            assertThat(office.sent).as("nothing is left to confirm").hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void nothingIsMailedWhereTheOperatorKnowsTheDomain(Dialect dialect) throws SQLException {
        try (Office office = new Office(dialect)) {
            UUID id = office.add("Shop", "shop@known.example");
            office.mail(id);
            assertThat(office.sent).isEmpty();
            office.refused("sender-verified", id);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aLinkRunsOutAndIsNotMailedTwiceWithinAMinute(Dialect dialect) throws SQLException {
        try (Office office = new Office(dialect)) {
            UUID id = office.add("Shop", "shop@example.org");
            office.mail(id);
            office.refused("verification-just-mailed", id);
            office.now = office.now.plus(Duration.ofMinutes(1));
            office.jpa.inTransaction(() -> {
                office.verification.requireMailable(id);
                return null;
            });
            office.now = office.now.plus(Duration.ofDays(7));
            assertThat(office.confirm(office.token())).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anAddressGetsFewLettersHoweverManySendersItIsGivenTo(Dialect dialect) throws SQLException {
        try (Office office = new Office(dialect)) {
            office.mail(office.add("First", "shop@example.org"));
            UUID other = office.add("Second", "SHOP@example.org");
            office.mail(other);
            assertThat(office.sent).as("a minute has not passed").hasSize(1);
            office.refused("verification-just-mailed", other);
            for (int i = 0; i < 8; i++) {
                office.now = office.now.plus(Duration.ofMinutes(1));
                office.mail(office.add("Another " + i, "shop@example.org"));
            }
            assertThat(office.sent).hasSize(5);
            office.now = office.now.plus(Duration.ofMinutes(1));
            office.refused("verification-mailed-often", other);
            office.mail(office.add("Elsewhere", "shop@example.net"));
            assertThat(office.sent).as("another address").hasSize(6);
            office.now = office.now.plus(Duration.ofDays(1));
            office.mail(other);
            assertThat(office.sent).hasSize(7);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void inTheSandboxNothingLeaves(Dialect dialect) throws SQLException {
        try (Office office = new Office(dialect)) {
            office.sandbox = true;
            UUID id = office.add("Shop", "shop@example.org");
            office.mail(id);
            assertThat(office.sent).isEmpty();
            office.refused("channel-not-configured", id);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aNameIsThereOnceOnItsChannelUntilItsSenderIsDeleted(Dialect dialect) throws SQLException {
        try (Office office = new Office(dialect)) {
            UUID id = office.add("Shop", "shop@example.org");
            assertThatThrownBy(() -> office.add("SHOP", "other@example.org"))
                    .isInstanceOfSatisfying(DomainException.class, no -> {
                        assertThat(no.kind()).isEqualTo(DomainException.Kind.CONFLICT);
                        assertThat(no.code()).isEqualTo("sender-name-taken");
                    });
            office.jpa.inTransaction(() -> office.desk.add(ChannelId.VIBER, "Shop", null));
            office.jpa.inTransaction(() -> {
                office.desk.delete(id, Optional.empty());
                return null;
            });
            assertThat(office.add("shop", "other@example.org")).isNotNull();
        }
    }

    @Test
    void aDomainThatTheOperatorKnowsNeedsNoProof() {
        VerifiedDomains domains = new VerifiedDomains("example.org, Example.NET");
        assertThat(domains.mayUse(at("a@example.org"))).isTrue();
        assertThat(domains.mayUse(at("a@EXAMPLE.net"))).isTrue();
        assertThat(domains.mayUse(at("a@mail.example.org"))).isFalse();
        assertThat(domains.mayUse(at("a@example.com"))).isFalse();
    }

    private static Sender at(String address) {
        return new Sender(UUID.randomUUID(), ChannelId.EMAIL, "Shop", address, Instant.EPOCH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Shop", "SHOP 24", "a", "1234567890a", "+393331234567"})
    void anSmsSenderIsAShortNameOrANumber(String id) {
        assertThat(SenderRules.address(ChannelId.SMS, id)).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "SMS,''",
        "SMS,12345",
        "SMS,twelve chars",
        "SMS,Shöp",
        "SMS,+0123456789",
        "SMS,+12",
        "SMS,' '",
        "VIBER,shop@example.org",
        "WEBPUSH,x",
        "EMAIL,x",
        "EMAIL,''"
    })
    void whatIsNoneIsRefused(ChannelId channel, String address) {
        assertThatThrownBy(() -> SenderRules.address(channel, address)).isInstanceOf(DomainException.class);
    }

    @Test
    void aViberNameIsShort() {
        assertThat(SenderRules.name(ChannelId.VIBER, "x".repeat(28))).hasSize(28);
        assertThatThrownBy(() -> SenderRules.name(ChannelId.VIBER, "x".repeat(29)))
                .isInstanceOf(DomainException.class);
    }

    private static final class Office implements AutoCloseable {

        private static final Pattern LINK = Pattern.compile("/t/v/(\\S+)");

        final TestDatabase database;
        final JpaOnTestDatabase jpa;
        final List<Message> sent = new ArrayList<>();
        final SenderDesk desk;
        final SenderVerification verification;
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        boolean sandbox;

        Office(Dialect dialect) {
            database = TestDatabase.of(dialect);
            jpa = new JpaOnTestDatabase(database, Sender.class, InstantColumn.class);
            Senders senders = new Senders(jpa.manager());
            Clock clock = new Clock() {
                @Override
                public java.time.ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(java.time.ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            };
            desk = new SenderDesk(senders, new IdSource(), clock);
            verification = new SenderVerification(
                    senders,
                    channels(),
                    new VerificationLetter(new Here(), new IdSource()),
                    new VerifiedDomains("known.example"),
                    new Encoded(),
                    settings(),
                    new VerificationLog(database.sql()),
                    clock);
        }

        private ChannelSenders channels() {
            ChannelSender post = new ChannelSender() {
                @Override
                public ChannelId channel() {
                    return ChannelId.EMAIL;
                }

                @Override
                public SendResult send(Message message) {
                    sent.add(message);
                    return new SendResult.Accepted("250 ok");
                }
            };
            return new ChannelSenders() {
                @Override
                public Optional<ChannelSender> of(ChannelId channel) {
                    return Optional.of(post);
                }
            };
        }

        private Settings settings() {
            return new Settings(null, null, null) {
                @Override
                public SettingValues current() {
                    return SettingValues.DEFAULTS.withSandbox(sandbox);
                }
            };
        }

        UUID add(String name, String address) {
            return jpa.inTransaction(
                    () -> desk.add(ChannelId.EMAIL, name, address).id());
        }

        void mail(UUID id) {
            jpa.inTransaction(() -> {
                verification.mail(id);
                return null;
            });
        }

        boolean confirm(String token) {
            return jpa.inTransaction(() -> verification.confirm(token));
        }

        Sender sender(UUID id) {
            return jpa.inTransaction(() -> desk.byId(id));
        }

        void refused(String code, UUID id) {
            assertThatThrownBy(() -> jpa.inTransaction(() -> {
                        verification.requireMailable(id);
                        return null;
                    }))
                    .isInstanceOfSatisfying(
                            DomainException.class, no -> assertThat(no.code()).isEqualTo(code));
        }

        /** Of the last letter. */
        String token() {
            Matcher link = LINK.matcher(sent.get(sent.size() - 1).plain());
            assertThat(link.find()).isTrue();
            return link.group(1);
        }

        @Override
        public void close() throws SQLException {
            jpa.close();
            database.close();
        }
    }

    /** Fit for an address, and nobody else's are taken. */
    private static final class Encoded extends Secrets {
        @Override
        public String sign(String purpose, String payload) {
            return Base64.getUrlEncoder().encodeToString((purpose + ":" + payload).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public Optional<String> verify(String purpose, String token) {
            if (token.equals("made-up")) {
                return Optional.empty();
            }
            String said = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            return Optional.of(said)
                    .filter(text -> text.startsWith(purpose + ":"))
                    .map(text -> text.substring(purpose.length() + 1));
        }
    }

    private static final class Here extends PublicUrl {
        Here() {
            super(null);
        }

        @Override
        public String base() {
            return "https://out.example.net/outbound";
        }
    }
}
