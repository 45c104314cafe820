package io.outbound.channel.webpush;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Security;
import java.util.Map;
import java.util.Random;
import javax.crypto.Cipher;
import nl.martijndwars.webpush.Encoding;
import nl.martijndwars.webpush.HttpEce;
import nl.martijndwars.webpush.Utils;
import org.bouncycastle.jce.interfaces.ECPublicKey;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What we encrypt, decrypted by web-push-libs over Bouncy Castle: nothing of it is ours or the JDK's. */
class ReadByAnotherLibraryTest {

    @BeforeAll
    static void addBouncyCastle() {
        Security.addProvider(new BouncyCastleProvider());
    }

    @AfterAll
    static void removeBouncyCastle() {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
    }

    @Test
    void everyMessageIsReadAsItWasWritten() throws GeneralSecurityException {
        Random random = new Random(8188);
        for (int i = 0; i < 40; i++) {
            Browser browser = Browser.at("https://push.example.net/" + i);
            byte[] said = new byte[i == 0 ? PayloadEncryption.MOST : random.nextInt(PayloadEncryption.MOST)];
            random.nextBytes(said);
            assertThat(read(PayloadEncryption.encrypt(said, browser.publicKey(), browser.auth()), browser))
                    .isEqualTo(said);
        }
        Browser browser = Browser.at("https://push.example.net/text");
        byte[] text = "Più di 50 €".getBytes(StandardCharsets.UTF_8);
        assertThat(read(PayloadEncryption.encrypt(text, browser.publicKey(), browser.auth()), browser))
                .isEqualTo(text);
    }

    /** The library agrees on a secret with the public half of the pair that it is given: here the sender's. */
    private static byte[] read(byte[] message, Browser browser) throws GeneralSecurityException {
        byte[][] parts = new HttpEce().parseHeader(message);
        KeyPair pair = new KeyPair(Utils.loadPublicKey(parts[2]), Utils.loadPrivateKey(browser.privateNumber()));
        HttpEce library = new HttpEce(Map.of("browser", pair), Map.of("browser", "P-256"));
        byte[][] keyAndNonce = library.deriveKeyAndNonce(
                parts[0],
                null,
                "browser",
                (ECPublicKey) Utils.loadPublicKey(P256.point(browser.publicKey())),
                browser.auth(),
                Encoding.AES128GCM,
                Cipher.DECRYPT_MODE);
        return library.decryptRecord(parts[3], keyAndNonce[0], keyAndNonce[1], Encoding.AES128GCM);
    }
}
