package io.outbound.bench.sink;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** How a sink is set up; {@link #start()} opens its port on the loopback interface. */
public final class SinkOptions {

    int port;
    Path journal;
    boolean keep;
    Duration delay = Duration.ZERO;
    SinkCertificate certificate;
    String login;
    String mechanisms = "PLAIN LOGIN";
    boolean smtpUtf8 = true;

    SinkOptions() {}

    /** 0, the default, takes a free one. */
    public SinkOptions port(int number) {
        this.port = number;
        return this;
    }

    /** Appends a line for every accepted message before its 250 leaves. */
    public SinkOptions journal(Path file) {
        this.journal = file;
        return this;
    }

    /** Keeps whole messages for assertions. */
    public SinkOptions keepingMails() {
        this.keep = true;
        return this;
    }

    /** Holds every 250 after the dot back for this long. */
    public SinkOptions delay(Duration beforeThe250) {
        this.delay = beforeThe250;
        return this;
    }

    public SinkOptions startTls(SinkCertificate with) {
        this.certificate = with;
        return this;
    }

    /** Refuses MAIL before this login came by AUTH PLAIN or LOGIN. */
    public SinkOptions login(String user, String password) {
        this.login = "\0" + user + "\0" + password;
        return this;
    }

    /** Offers these in its greeting, instead of {@code PLAIN LOGIN}. */
    public SinkOptions offering(String loginMechanisms) {
        this.mechanisms = loginMechanisms;
        return this;
    }

    public SinkOptions withoutSmtpUtf8() {
        this.smtpUtf8 = false;
        return this;
    }

    public SmtpSink start() throws IOException {
        return new SmtpSink(this);
    }
}
