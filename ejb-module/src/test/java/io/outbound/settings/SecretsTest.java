package io.outbound.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.security.MovableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();
    private Secrets secrets;

    @BeforeEach
    void firstStart() {
        MasterKey key = new MasterKey(new Configuration(), new Home(folder), clock);
        key.generateIfNone();
        secrets = new Secrets(key);
    }

    @Test
    void theKeyFileIsForItsOwnerOnly() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsSealedOpensForItsRecordOnly() {
        byte[] plain = "smtp password".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = secrets.seal(plain, "sender/1");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("smtp password");
        assertThat(secrets.open(sealed, "sender/1")).isEqualTo(plain);
        assertThatThrownBy(() -> secrets.open(sealed, "sender/2")).isInstanceOf(KeyUnavailableException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> secrets.open(sealed, "sender/1")).isInstanceOf(KeyUnavailableException.class);
        assertThatThrownBy(() -> secrets.open(new byte[3], "sender/1")).isInstanceOf(KeyUnavailableException.class);
    }

    @Test
    void aTokenIsGoodForItsPurposeOnlyAndCannotBeMadeUp() {
        String token = secrets.sign("unsubscribe", "contact 7");
        assertThat(secrets.verify("unsubscribe", token)).contains("contact 7");
        assertThat(secrets.verify("open", token)).isEmpty();
        assertThat(secrets.verify("unsubscribe", token + "A")).isEmpty();
        assertThat(secrets.verify("unsubscribe", "Y29udGFjdCA4" + token.substring(token.indexOf('.'))))
                .isEmpty();
        assertThat(secrets.verify("unsubscribe", "")).isEmpty();
        assertThat(secrets.verify("unsubscribe", "%%.%%")).isEmpty();
    }

    @Test
    void theSameTextGivesTheSameHmacForOnePurpose() {
        assertThat(secrets.hmac("suppression", "a@x.test"))
                .hasSize(64)
                .isEqualTo(secrets.hmac("suppression", "a@x.test"))
                .isNotEqualTo(secrets.hmac("other", "a@x.test"));
    }

    @Test
    void aKeyThatIsTakenAwayAndPutBackCountsWithoutARestart() throws IOException {
        String token = secrets.sign("p", "x");
        Path file = folder.resolve("secret.key");
        Files.move(file, folder.resolve("elsewhere"));
        clock.pass(Duration.ofSeconds(6));
        assertThatThrownBy(() -> secrets.verify("p", token)).isInstanceOf(KeyUnavailableException.class);
        Files.move(folder.resolve("elsewhere"), file);
        clock.pass(Duration.ofSeconds(6));
        assertThat(secrets.verify("p", token)).contains("x");
    }
}
