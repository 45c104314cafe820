package io.outbound.channel.smtp;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.james.jdkim.DKIMCommon;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.impl.Message;

/**
 * What Apache James jDKIM says of signed mail, with the DNS of {@code records}. It knows RSA only: of Ed25519 it makes
 * what was signed, and the JDK checks the signature of that.
 */
final class JdkimVerdict extends DKIMCommon {

    private final DKIMVerifier verifier;
    private final Map<String, String> records;

    /** @param records texts by name */
    JdkimVerdict(Map<String, String> records) {
        this.verifier =
                new DKIMVerifier((methods, selector, token) -> List.of(records.get(selector + "._domainkey." + token)));
        this.records = records;
    }

    /** Whether a signature of RSA, and the hash of the body, are good. */
    boolean rsaIsGood(byte[] mail) throws IOException {
        try {
            return verifier.verify(new ByteArrayInputStream(mail)).stream()
                    .anyMatch(record -> record.getHashKeyType().toString().equals("rsa"));
        } catch (FailException bad) {
            return false;
        }
    }

    boolean ed25519IsGood(byte[] mail) throws Exception {
        Message message = new Message(new ByteArrayInputStream(mail));
        for (String field : message.getFields("DKIM-Signature")) {
            String value = field.substring(field.indexOf(':') + 1);
            SignatureRecord record = verifier.newSignatureRecord(value);
            if (record.getHashKeyType().toString().equals("ed25519")) {
                Collecting signed = new Collecting();
                signed.initVerify(anyKey());
                List<CharSequence> names = record.getHeaders();
                signatureCheck(message, record, names, signed);
                return isGood(signed.data.toByteArray(), record);
            }
        }
        return false;
    }

    private boolean isGood(byte[] data, SignatureRecord record) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key(records.get(record.getSelector() + "._domainkey." + record.getDToken())));
        signature.update(MessageDigest.getInstance("SHA-256").digest(data));
        return signature.verify(record.getSignature());
    }

    static PublicKey key(String record) throws GeneralSecurityException {
        byte[] bare = Base64.getDecoder().decode(record.substring(record.indexOf("p=") + 2));
        ByteArrayOutputStream spki = new ByteArrayOutputStream();
        // RFC 8410 §4: a structure of fixed form before the 32 octets
        spki.writeBytes(new byte[] {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00});
        spki.writeBytes(bare);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki.toByteArray()));
    }

    private static PublicKey anyKey() {
        return DkimKeyPairs.generate(DkimAlgorithm.ED25519).getPublic();
    }

    /** Keeps what it is to check. */
    @SuppressWarnings("deprecation")
    private static final class Collecting extends Signature {

        final ByteArrayOutputStream data = new ByteArrayOutputStream();

        Collecting() {
            super("collecting");
        }

        @Override
        protected void engineInitVerify(PublicKey publicKey) {
            data.reset();
        }

        @Override
        protected void engineUpdate(byte b) {
            data.write(b);
        }

        @Override
        protected void engineUpdate(byte[] b, int off, int len) {
            data.write(b, off, len);
        }

        @Override
        protected void engineInitSign(java.security.PrivateKey privateKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected byte[] engineSign() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected boolean engineVerify(byte[] sigBytes) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void engineSetParameter(String param, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Object engineGetParameter(String param) {
            throw new UnsupportedOperationException();
        }
    }
}
