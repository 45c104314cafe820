package io.outbound.channel.webpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptingForABrowserTest {

    /** RFC 8291 §5 and Appendix A. */
    private static final String SENDER =
            "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8";

    private static final String SENDERS_SECRET = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw";
    private static final String SALT = "DGv6ra1nlYgDCS1FRnbzlw";
    private static final String SAID = "When I grow up, I want to be a watermelon";
    private static final String ENCRYPTED = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIg"
            + "Dll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_"
            + "Qulcy4a-fN";

    private final Browser browser = Browser.with(
            "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
            "BTBZMqHH6r4Tts7J_aSIgg");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theExampleOfTheStandardComesOutByteByByte() {
        KeyPair ours =
                new KeyPair(P256.publicKey(Browser.decoded(SENDER)), P256.privateKey(Browser.decoded(SENDERS_SECRET)));
        byte[] message = PayloadEncryption.encrypt(
                bytes(SAID), browser.publicKey(), browser.auth(), ours, Browser.decoded(SALT));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(message))
                .isEqualTo(ENCRYPTED);
    }

    @Test
    void whatReadsOurMessagesReadsTheExampleOfTheStandard() throws GeneralSecurityException {
        assertThat(browser.read(Browser.decoded(ENCRYPTED))).isEqualTo(SAID);
    }

    @Test
    void theBrowserReadsWhateverIsSaidToIt() throws GeneralSecurityException {
        Random random = new Random(8291);
        for (int i = 0; i < 50; i++) {
            Browser other = Browser.at("https://push.example.net/" + i);
            String said = random.ints(random.nextInt(900), 0x20, 0x2FFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(other.read(PayloadEncryption.encrypt(bytes(said), other.publicKey(), other.auth())))
                    .isEqualTo(said);
        }
    }

    @Test
    void theLongestMessageFillsWhatPushServicesTake() {
        byte[] message =
                PayloadEncryption.encrypt(new byte[PayloadEncryption.MOST], browser.publicKey(), browser.auth());
        assertThat(message).hasSize(4_096);
    }

    @Test
    void noTwoMessagesAreAlikeAndNobodyElseReadsThem() {
        byte[] one = PayloadEncryption.encrypt(bytes(SAID), browser.publicKey(), browser.auth());
        byte[] other = PayloadEncryption.encrypt(bytes(SAID), browser.publicKey(), browser.auth());
        assertThat(one).isNotEqualTo(other);
        assertThatThrownBy(() -> Browser.at("https://push.example.net/y").read(one))
                .isInstanceOf(GeneralSecurityException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BA",
                "AP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8",
                "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A4",
                "BP_______________________________________________________________________________________w",
                "BAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void whatIsNoPointOfTheCurveIsNoKey(String key) {
        assertThatThrownBy(() -> P256.publicKey(Browser.decoded(key))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysKeepTheirLengthWhateverTheirNumbersBeginWith() {
        for (int i = 0; i < 600; i++) {
            KeyPair pair = P256.fresh();
            byte[] point = P256.point((ECPublicKey) pair.getPublic());
            byte[] number = P256.number((ECPrivateKey) pair.getPrivate());
            assertThat(P256.publicKey(point)).isEqualTo(pair.getPublic());
            assertThat(P256.privateKey(number).getS()).isEqualTo(((ECPrivateKey) pair.getPrivate()).getS());
        }
    }
}
