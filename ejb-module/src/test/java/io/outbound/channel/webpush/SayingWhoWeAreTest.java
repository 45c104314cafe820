package io.outbound.channel.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.json.Json;
import io.outbound.store.Dialect;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** RFC 8292. */
class SayingWhoWeAreTest {

    private static final Pattern HEADER = Pattern.compile("vapid t=([\\w-]+)\\.([\\w-]+)\\.([\\w-]+), k=([\\w-]+)");
    private static final URI ENDPOINT = URI.create("https://fcm.googleapis.com/fcm/send/x");

    private static JsonObject json(String base64) {
        try (JsonReader reader =
                Json.createReader(new StringReader(new String(Browser.decoded(base64), StandardCharsets.UTF_8)))) {
            return reader.readObject();
        }
    }

    private static Matcher read(String authorization) {
        Matcher parts = HEADER.matcher(authorization);
        assertThat(parts.matches()).as(authorization).isTrue();
        return parts;
    }

    @Test
    void aTokenForTheServicesOriginIsSignedWithTheKeyThatItNames() throws Exception {
        try (PushFixture store = new PushFixture(Dialect.H2)) {
            VapidKey key = store.keyDesk.generate();
            VapidSignatures signatures =
                    new VapidSignatures(store.keys, Optional.of("mailto:push@example.com"), store.clock);
            Matcher said = read(signatures.authorization(key.id(), ENDPOINT));

            assertThat(json(said.group(1)).getString("alg")).isEqualTo("ES256");
            JsonObject claims = json(said.group(2));
            assertThat(claims.getString("aud")).isEqualTo("https://fcm.googleapis.com");
            assertThat(claims.getString("sub")).isEqualTo("mailto:push@example.com");
            assertThat(claims.getJsonNumber("exp").longValue())
                    .isBetween(
                            store.now.getEpochSecond(),
                            store.now.plus(Duration.ofHours(24)).getEpochSecond());
            assertThat(said.group(4)).isEqualTo(key.publicKey());
            Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
            check.initVerify(P256.publicKey(Browser.decoded(said.group(4))));
            check.update((said.group(1) + "." + said.group(2)).getBytes(StandardCharsets.US_ASCII));
            assertThat(check.verify(Base64.getUrlDecoder().decode(said.group(3))))
                    .isTrue();
        }
    }

    @Test
    void aTokenIsUsedForHoursAndThenMadeAnew() throws IOException {
        try (PushFixture store = new PushFixture(Dialect.H2)) {
            VapidKey key = store.keyDesk.generate();
            VapidSignatures signatures = new VapidSignatures(store.keys, Optional.empty(), store.clock);
            String first = signatures.authorization(key.id(), ENDPOINT);
            store.now = store.now.plus(Duration.ofHours(5));
            assertThat(signatures.authorization(key.id(), ENDPOINT.resolve("/fcm/send/y")))
                    .isEqualTo(first);
            store.now = store.now.plus(Duration.ofHours(2));
            String later = signatures.authorization(key.id(), ENDPOINT);
            assertThat(later).isNotEqualTo(first);
            assertThat(json(read(later).group(2))).doesNotContainKey("sub");
        }
    }

    @Test
    void eachServiceAndEachKeyOfOursHasATokenOfItsOwn() throws IOException {
        try (PushFixture store = new PushFixture(Dialect.H2)) {
            VapidKey one = store.keyDesk.generate();
            VapidKey other = store.keyDesk.generate();
            VapidSignatures signatures = new VapidSignatures(store.keys, Optional.empty(), store.clock);
            assertThat(read(signatures.authorization(one.id(), ENDPOINT)).group(4))
                    .isEqualTo(one.publicKey());
            assertThat(read(signatures.authorization(other.id(), ENDPOINT)).group(4))
                    .isEqualTo(other.publicKey());
            assertThat(json(read(signatures.authorization(one.id(), URI.create("http://127.0.0.1:8089/push")))
                                    .group(2))
                            .getString("aud"))
                    .isEqualTo("http://127.0.0.1:8089");
        }
    }
}
