package io.outbound.channel.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.kernel.DomainException;
import io.outbound.store.Dialect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhoAVisitorIsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SECRET = "a-secret-of-the-host";
    private static final byte[] KEY = SECRET.getBytes(StandardCharsets.US_ASCII);
    private static final String NONE = "{\"alg\":\"none\"}";

    private static String soon(String claims) {
        return claims.replace("SOON", String.valueOf(NOON.plusSeconds(60).getEpochSecond()));
    }

    @Test
    void theHostSaysItByExternalIdOrByEmail() {
        String token = Tokens.signed(Tokens.HS256, soon("{\"sub\":\"jane\",\"exp\":SOON,\"iat\":1}"), SECRET);
        assertThat(PageToken.read(token, KEY, NOON)).contains(new PageToken("jane", null));
        String mail = Tokens.signed(Tokens.HS256, soon("{\"email\":\"jane@example.com\",\"exp\":SOON}"), SECRET);
        assertThat(PageToken.read(mail, KEY, NOON)).contains(new PageToken(null, "jane@example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sub\":\"jane\"}",
                "{\"exp\":SOON}",
                "{\"sub\":7,\"exp\":SOON}",
                "{\"sub\":\"jane\",\"exp\":\"SOON\"}",
                "{\"sub\":\"jane\",\"exp\":1}",
                "{\"sub\":\"jane\",\"exp\":99999999999}",
                "[]",
                "jane"
            })
    void aTokenSaysWhoAndUntilWhenADayAheadAtMost(String claims) {
        assertThat(PageToken.read(Tokens.signed(Tokens.HS256, soon(claims), SECRET), KEY, NOON))
                .isEmpty();
    }

    @Test
    void aTokenThatIsNotSignedWithOurSecretByHs256IsNone() {
        String claims = Tokens.claims("jane", NOON.plusSeconds(60));
        String good = Tokens.signed(Tokens.HS256, claims, SECRET);
        assertThat(PageToken.read(good, KEY, NOON)).isPresent();
        assertThat(PageToken.read(Tokens.signed(Tokens.HS256, claims, "another"), KEY, NOON))
                .isEmpty();
        assertThat(PageToken.read(Tokens.signed(NONE, claims, SECRET), KEY, NOON))
                .isEmpty();
        for (String broken : new String[] {
            "", "a", "a.b.c", "..", good.substring(0, good.lastIndexOf('.') + 1), good + "A", good + ".x", "é" + good
        }) {
            assertThat(PageToken.read(broken, KEY, NOON)).as(broken).isEmpty();
        }
    }

    @Test
    void aTokenForNobodyWeKnowIsRefusedAndSoIsOneOfAnOlderSecret() throws IOException {
        try (PushFixture store = new PushFixture(Dialect.H2)) {
            store.keyDesk.generate();
            UUID jane = store.contact("jane");
            Browser phone = Browser.at(PushFixture.SERVICE + "phone");
            assertThatThrownBy(() -> store.comes(phone, "a.b.c"))
                    .isInstanceOfSatisfying(
                            DomainException.class, no -> assertThat(no.code()).isEqualTo("page-token-invalid"));
            String older = Tokens.of("jane", store);
            String newer = Tokens.of("nobody", store);
            assertThatThrownBy(() -> store.comes(phone, older))
                    .isInstanceOfSatisfying(
                            DomainException.class, no -> assertThat(no.code()).isEqualTo("page-token-invalid"));
            assertThatThrownBy(() -> store.comes(phone, newer))
                    .isInstanceOfSatisfying(
                            DomainException.class, no -> assertThat(no.code()).isEqualTo("page-contact-unknown"));
            assertThat(store.endpoints(jane)).isEmpty();
        }
    }
}
