package io.outbound.bench.raw;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Bytes that were rendered before; only the number inside the Message-ID changes from one sending to the next. */
final class RenderedMail extends MimeMessage {

    private static final int DIGITS = 12;

    private final byte[] bytes;
    private final int number;

    RenderedMail(Session session, String text, String mark) {
        super(session);
        this.number = text.indexOf(mark);
        this.bytes = text.getBytes(StandardCharsets.US_ASCII);
    }

    /** @param name of the sender's connection, which keeps ids apart */
    static RenderedMail ofSize(Session session, int bytes, String name) {
        String mark = "0".repeat(DIGITS);
        StringBuilder text = new StringBuilder("Message-ID: <" + mark + "." + name + "@raw.example.com>\r\n"
                + "From: Bench <bench@example.com>\r\nTo: somebody@example.com\r\nSubject: News for you\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: text/html; charset=us-ascii\r\n\r\n");
        while (text.length() < bytes) {
            text.append("<p>We look back on a good season and would like to tell you more.</p>\r\n");
        }
        return new RenderedMail(session, text.toString(), mark);
    }

    void number(long value) {
        long rest = value;
        for (int i = DIGITS - 1; i >= 0; i--) {
            bytes[number + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException {
        out.write(bytes);
    }

    @Override
    public void saveChanges() {
        // the bytes are what they are
    }
}
