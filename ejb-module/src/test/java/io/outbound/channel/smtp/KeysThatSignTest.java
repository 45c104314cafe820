package io.outbound.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.delivery.Fired;
import io.outbound.kernel.DomainException;
import io.outbound.settings.TestSecrets;
import io.outbound.store.Dialect;
import io.outbound.store.IdSource;
import io.outbound.store.InstantColumn;
import io.outbound.store.JpaOnTestDatabase;
import io.outbound.store.TestDatabase;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysThatSignTest {

    @TempDir
    Path home;

    private SealedKeys sealed() {
        return new SealedKeys(TestSecrets.in(home));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void oneOfEachKindSignsAndANewOneTakesOver(Dialect dialect) throws Exception {
        try (TestDatabase database = TestDatabase.of(dialect);
                JpaOnTestDatabase jpa = new JpaOnTestDatabase(database, DkimKey.class, InstantColumn.class)) {
            SealedKeys sealed = sealed();
            DkimSigners signers = new DkimSigners(database.sql(), sealed);
            DkimKeyDesk desk = new DkimKeyDesk(
                    new DkimKeys(jpa.manager()),
                    sealed,
                    new IdSource(),
                    new Fired<>(signers::changed),
                    Clock.systemUTC());
            DkimKey rsa = jpa.inTransaction(() -> desk.add("Example.ORG", "one", DkimAlgorithm.RSA, null));
            assertThat(rsa.recordName()).isEqualTo("one._domainkey.example.org");
            assertThat(rsa.recordText()).startsWith("v=DKIM1; k=rsa; p=MIIB");
            assertThat(signers.of("example.org")).as("not activated").isEmpty();

            jpa.inTransaction(() -> desk.activate(rsa.id()));
            DkimKey short1 = jpa.inTransaction(() -> desk.add("example.org", null, DkimAlgorithm.ED25519, null));
            jpa.inTransaction(() -> desk.activate(short1.id()));
            signers.changed(null);
            assertThat(signers.of("example.org"))
                    .extracting(DkimSigner::toString)
                    .containsExactly("one._domainkey.example.org", short1.recordName());
            assertThat(signers.of("news.example.org")).as("a parent signs").hasSize(2);
            assertThat(signers.of("example.net")).isEmpty();

            DkimKey next = jpa.inTransaction(() -> desk.add("example.org", "two", DkimAlgorithm.RSA, null));
            jpa.inTransaction(() -> desk.activate(next.id()));
            signers.changed(null);
            assertThat(signers.of("example.org"))
                    .extracting(DkimSigner::selector)
                    .containsExactly("two", short1.selector());
            assertThat(jpa.inTransaction(() -> desk.byId(rsa.id())).status()).isEqualTo(DkimKey.Status.RETIRED);

            jpa.inTransaction(() -> desk.activate(rsa.id()));
            signers.changed(null);
            assertThat(signers.of("example.org"))
                    .extracting(DkimSigner::selector)
                    .contains("one");
            jpa.inTransaction(() -> {
                desk.remove(rsa.id());
                return null;
            });
            signers.changed(null);
            assertThat(signers.of("example.org"))
                    .extracting(DkimSigner::selector)
                    .containsExactly(short1.selector());

            assertThatThrownBy(() -> jpa.inTransaction(() -> desk.add("example.org", "two", null, null)))
                    .hasStackTraceContaining("selector");
            List<String> stored = database.sql().list("select private_key from dkim_key", row -> row.getString(1));
            assertThat(stored).isNotEmpty().noneMatch(text -> text.startsWith("MII") || text.startsWith("MC4"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aKeyOfAnotherProgramIsRead(boolean pkcs1) {
        KeyPair pair = DkimKeyPairs.generate(DkimAlgorithm.RSA);
        byte[] pkcs8 = pair.getPrivate().getEncoded();
        byte[] der = pkcs1 ? Arrays.copyOfRange(pkcs8, 26, pkcs8.length) : pkcs8;
        String name = pkcs1 ? "RSA PRIVATE KEY" : "PRIVATE KEY";
        String pem = "-----BEGIN " + name + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END "
                + name + "-----\n";
        KeyPair read = DkimKeyPairs.read(pem);
        assertThat(((RSAPrivateCrtKey) read.getPrivate()).getModulus())
                .isEqualTo(((RSAPrivateCrtKey) pair.getPrivate()).getModulus());
        assertThat(read.getPublic()).isEqualTo(pair.getPublic());
    }

    @Test
    void aWeakOrBrokenKeyIsRefused() throws Exception {
        KeyPairGenerator weak = KeyPairGenerator.getInstance("RSA");
        weak.initialize(1_024);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(weak.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";
        for (String text :
                List.of(pem, "", "no key", "-----BEGIN RSA PRIVATE KEY-----\n!!\n-----END RSA PRIVATE KEY-----")) {
            assertThatThrownBy(() -> DkimKeyPairs.read(text))
                    .isInstanceOfSatisfying(DomainException.class, refused -> assertThat(refused.code())
                            .isEqualTo("dkim-key-invalid"));
        }
    }
}
