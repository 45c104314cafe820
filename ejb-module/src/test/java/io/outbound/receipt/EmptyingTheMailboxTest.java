package io.outbound.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.outbound.delivery.Receipt;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmptyingTheMailboxTest {

    private final GreenMail server = new GreenMail(
            new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "imap"), new ServerSetup(0, "127.0.0.1", "pop3")});
    private final List<String> taken = new ArrayList<>();
    private GreenMailUser user;
    private boolean storeIsAway;

    /** Says of mails from a daemon that they are noted. */
    private final MailReceipts receipts = new MailReceipts() {
        @Override
        public Outcome take(byte[] mail) {
            if (storeIsAway) {
                throw new IllegalStateException("the database is away");
            }
            String text = new String(mail, StandardCharsets.UTF_8);
            taken.add(text);
            boolean bounce = text.contains("MAILER-DAEMON");
            return new Outcome(
                    bounce ? Result.APPLIED : Result.NOT_A_RECEIPT, bounce ? Receipt.Event.BOUNCED : null, null, null);
        }
    };

    @BeforeEach
    void start() {
        server.start();
        user = server.setUser("bounces@b.example.org", "bounces", "s@fe");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void arrives(String from) throws MessagingException {
        String mail = "From: " + from + "\r\nTo: bounces@b.example.org\r\nSubject: x\r\n\r\nbody\r\n";
        user.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
    }

    private BounceMailbox mailbox(String protocol, String password) {
        int port = protocol.equals("imap")
                ? server.getImap().getPort()
                : server.getPop3().getPort();
        return new BounceMailbox(
                Optional.of(MailboxUrl.parse(
                        protocol + "://bounces:" + password + "@127.0.0.1:" + port + "/INBOX?tls=none")),
                receipts);
    }

    private int left() {
        return server.getReceivedMessages().length;
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void whatIsNotedIsTakenAwayAndWhatIsForPeopleStays(String protocol) throws Exception {
        arrives("MAILER-DAEMON@example.net");
        arrives("ann@example.com");
        arrives("MAILER-DAEMON@example.net");

        assertThat(mailbox(protocol, "s%40fe").empty()).isEqualTo(2);
        assertThat(left()).isEqualTo(1);

        taken.clear();
        arrives("MAILER-DAEMON@example.net");
        assertThat(mailbox(protocol, "s%40fe").empty()).isEqualTo(1);
        assertThat(left()).isEqualTo(1);
        if (protocol.equals("imap")) {
            assertThat(taken).as("what was read stays read").hasSize(1);
            assertThat(server.getReceivedMessages()[0].isSet(Flags.Flag.SEEN)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void whatCannotBeNotedNowIsReadAgain(String protocol) throws Exception {
        arrives("MAILER-DAEMON@example.net");
        storeIsAway = true;
        assertThatThrownBy(() -> mailbox(protocol, "s%40fe").empty()).isInstanceOf(IllegalStateException.class);
        storeIsAway = false;
        assertThat(mailbox(protocol, "s%40fe").empty()).isEqualTo(1);
        assertThat(left()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "pop3"})
    void aWrongPasswordIsAFault(String protocol) {
        assertThatThrownBy(() -> mailbox(protocol, "wrong").empty()).isInstanceOf(MessagingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://u:p@host", "imaps://host", "imaps://user@host", "imaps://u:p@", "::"})
    void whatIsNoMailboxIsRefusedAtTheStart(String url) {
        assertThatThrownBy(() -> MailboxUrl.parse(url))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("OUT-0147");
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap://u:p@mail.example.org", "pop3://u:p@mail.example.org:110"})
    void aConnectionThatIsNotEncryptedIsNotUsedUnlessItIsAllowed(String url) {
        MailboxUrl parsed = MailboxUrl.parse(url);
        assertThat(parsed.properties()).containsEntry("mail." + parsed.protocol() + ".starttls.required", "true");
        assertThat(parsed.toString()).doesNotContain(":p");
        assertThat(MailboxUrl.parse(url + "?tls=none").properties().keySet())
                .noneMatch(key -> key.toString().contains("starttls"));
    }
}
