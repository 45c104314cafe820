package io.outbound.channel.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.channel.spi.Message;
import io.outbound.kernel.Attachment;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 6376 and RFC 8463, as others check them. */
class SigningMailTest {

    private static final KeyPair RSA = DkimKeyPairs.generate(DkimAlgorithm.RSA);
    private static final KeyPair ED25519 = DkimKeyPairs.generate(DkimAlgorithm.ED25519);
    private static final DkimSigner BY_RSA = new DkimSigner("example.org", "r1", DkimAlgorithm.RSA, RSA.getPrivate());
    private static final DkimSigner BY_ED25519 =
            new DkimSigner("example.org", "e1", DkimAlgorithm.ED25519, ED25519.getPrivate());

    private final JdkimVerdict verdict = new JdkimVerdict(Map.of(
            "r1._domainkey.example.org", "v=DKIM1; k=rsa; p=" + DkimKeyPairs.recordText(RSA.getPublic()),
            "e1._domainkey.example.org", "v=DKIM1; k=ed25519; p=" + DkimKeyPairs.recordText(ED25519.getPublic())));

    private static Message letter(String subject, String html, String plain) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "List-Unsubscribe", "<https://out.example.org/t/u/abc>, <mailto:shop@example.org?subject=unsubscribe>");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        headers.put("Feedback-ID", "c:e:campaign:outbound");
        return Letters.letter("Shop, \"Grüße\"", "ann@example.com", subject, html, plain, headers, Instant.now());
    }

    private static String signed(Message message, DkimSigner... signers) {
        Written written = MimeWriter.write(message, "shop@example.org", "ann@example.com");
        return DkimSignature.sign(written, List.of(signers), message.date()).toString();
    }

    private static byte[] bytes(String mail) {
        return mail.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "Hello,'<p>Hi</p>',Hi",
        "'a subject that is so long that it has to be folded, because no line of a header may be as long as this one is',"
                + "'<p>x</p>',y",
        "'  spaced   out  ','','two  spaces and a tab\t\t\n\n\nthree lines\n\n\n\n'",
        "'Grüße, 你好 and =?UTF-8?Q?no?=','<p>Grüße  你好</p>\n\n','.\n..\n \n'"
    })
    void whatWeSignOthersFindGood(String subject, String html, String plain) throws Exception {
        String mail = signed(letter(subject, html, plain), BY_RSA, BY_ED25519);
        assertThat(verdict.rsaIsGood(bytes(mail))).isTrue();
        assertThat(verdict.ed25519IsGood(bytes(mail))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'<p>Hi</p>',Hi", "'',Hi", "'','two  spaces\t\n\n\n'"})
    void filesAreSignedWhereTheyAre(String html, String plain) throws Exception {
        byte[] content = new byte[100_000];
        new Random(7).nextBytes(content);
        Message letter = letter("Hello", html, plain)
                .with(List.of(
                        Attachment.of("price  list.pdf", "application/pdf", content),
                        Attachment.of("one.txt", "text/plain", new byte[1])));
        String mail = signed(letter, BY_RSA, BY_ED25519);
        assertThat(verdict.rsaIsGood(bytes(mail))).isTrue();
        assertThat(verdict.ed25519IsGood(bytes(mail))).isTrue();
        int at = mail.lastIndexOf("\r\n--=_files") - 20;
        String changed = mail.substring(0, at) + "#" + mail.substring(at + 1);
        assertThat(verdict.rsaIsGood(bytes(changed))).isFalse();
    }

    @Test
    void anEmptyBodyHasTheHashOfNothing() {
        assertThat(signed(letter("empty", "", ""), BY_RSA))
                .as("RFC 6376 §3.4.4; what checks ours above takes it for an empty line")
                .contains("bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;");
    }

    @Test
    void aKeyOfEachKindSignsSideBySide() {
        String mail = signed(letter("Hello", "<p>Hi</p>", "Hi"), BY_RSA, BY_ED25519);
        assertThat(mail.split("(?m)^DKIM-Signature: ", -1)).hasSize(3);
        assertThat(mail).contains("a=rsa-sha256; c=relaxed/relaxed; d=example.org;", "a=ed25519-sha256");
        assertThat(mail.lines()).as("RFC 5322 §2.1.1").allMatch(line -> line.length() <= 998);
    }

    @Test
    void theUnsubscribeFieldsAreSignedAndFromCannotBeAddedToIt() throws Exception {
        String mail = signed(letter("Hello", "<p>Hi</p>", "Hi"), BY_RSA);
        String names = mail.substring(mail.indexOf(" h=") + 3, mail.indexOf(";\r\n bh="))
                .replaceAll("\\s", "");
        assertThat(names.split(":")).contains("List-Unsubscribe", "List-Unsubscribe-Post");
        assertThat(Arrays.stream(names.split(":")).filter("From"::equals)).hasSize(2);
        String added = mail.replaceFirst("\r\nFrom: ", "\r\nFrom: <evil@example.net>\r\nFrom: ");
        assertThat(verdict.rsaIsGood(bytes(added))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Subject: Hello", "<p>Hi</p>", "t/u/abc", "One-Click", "ann@example.com"})
    void whatIsChangedUnderWayIsNoticed(String part) throws Exception {
        String mail = signed(letter("Hello", "<p>Hi</p>", "Hi"), BY_RSA, BY_ED25519);
        int at = mail.lastIndexOf(part) + part.length() - 2;
        String changed = mail.substring(0, at) + "X" + mail.substring(at + 1);
        assertThat(verdict.rsaIsGood(bytes(changed))).isFalse();
    }

    @Test
    void whatServersDoToWhiteSpaceIsNot() throws Exception {
        String mail = signed(letter("Hello", "<p>Hi</p>", "Hi"), BY_RSA, BY_ED25519);
        String changed = mail.replace("Subject: Hello", "SUBJECT:   Hello ") + "\r\n\r\n";
        assertThat(verdict.rsaIsGood(bytes(changed))).isTrue();
        assertThat(verdict.ed25519IsGood(bytes(changed))).isTrue();
    }

    @Test
    void withoutAKeyAMessageStaysAsItIs() {
        assertThat(signed(letter("Hello", "", "Hi"))).startsWith("Date: ");
    }

    /** RFC 8463, appendix A: its key gives its signature, byte for byte. */
    @Test
    void theSignatureOfTheStandardIsOurs() throws Exception {
        String header = """
                From: Joe SixPack <joe@football.example.com>
                To: Suzie Q <suzie@shopping.example.net>
                Subject: Is dinner ready?
                Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
                Message-ID: <20030712040037.46341.5F8J@football.example.com>
                """.replace("\n", "\r\n");
        String body = "Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n";
        String field = """
                DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
                 d=football.example.com; i=@football.example.com;
                 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
                 subject : date : message-id : from : subject : date;
                 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
                 b=""".replace("\n", "\r\n");
        assertThat(Base64.getEncoder().encodeToString(DkimCanon.hash(new Written(new Bytes(bytes(body))), 0)))
                .isEqualTo("2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");
        Bytes data = new Bytes(1_000);
        for (String line : header.split("\r\n")) {
            DkimCanon.header(bytes(line), 0, line.length(), data);
            data.add('\r').add('\n');
        }
        DkimCanon.header(bytes(field), 0, field.length(), data);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(pkcs8("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A="))
                + "\n-----END PRIVATE KEY-----\n";
        KeyPair brisbane = DkimKeyPairs.read(pem);
        assertThat(DkimKeyPairs.recordText(brisbane.getPublic()))
                .isEqualTo("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=");
        byte[] ours = new DkimSigner("football.example.com", "brisbane", DkimAlgorithm.ED25519, brisbane.getPrivate())
                .sign(Arrays.copyOf(data.array(), data.length()));
        assertThat(Base64.getEncoder().encodeToString(ours))
                .isEqualTo("/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==");
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(JdkimVerdict.key("p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="));
        check.update(Sha256.of(data.array(), data.length()));
        assertThat(check.verify(ours)).isTrue();
    }

    private static byte[] pkcs8(String seed) {
        Bytes out = new Bytes(64)
                .add(new byte[] {
                    0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20
                })
                .add(Base64.getDecoder().decode(seed));
        return Arrays.copyOf(out.array(), out.length());
    }

    @Test
    void mailThatLeavesIsSignedForTheDomainOfItsSender() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            Postings postings = new Postings(
                    domain -> domain.equals("example.org") ? List.of(BY_RSA) : List.of(), Optional.empty());
            SmtpSender sender = new SmtpSender(
                    SmtpUrl.parseAll("smtp://127.0.0.1:" + server.port() + "?tls=none"),
                    SmtpTimeouts.STANDARD,
                    null,
                    AccessTokens.NONE,
                    postings);
            sender.send(letter("Hello", "<p>.</p>", ".\n.."));
            assertThat(server.messages).hasSize(1);
            assertThat(verdict.rsaIsGood(bytes(server.messages.get(0)))).isTrue();
        }
    }
}
