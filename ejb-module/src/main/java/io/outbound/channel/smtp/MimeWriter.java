package io.outbound.channel.smtp;

import io.outbound.channel.spi.Message;
import io.outbound.kernel.Attachment;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A message as RFC 5322 and MIME want it: text and HTML as alternatives, files after them, every line short and seven-bit
 * except an address that is not ASCII (RFC 6532). Written by hand: the general-purpose API takes ten times as long (ADR 0009).
 */
final class MimeWriter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final int FILE_HEADER = 512;

    private MimeWriter() {}

    /**
     * @param from as it stands in the envelope
     * @param to as it stands in the envelope
     * @throws IllegalArgumentException when a header would break its line
     */
    static Written write(Message message, String from, String to) {
        Bytes out = new Bytes(4_096
                + size(message.html())
                + size(message.plain())
                + FILE_HEADER * message.attachments().size());
        Written written = new Written(out);
        header(out, "Date", DATE.format(message.date()));
        String name = message.senderName();
        header(out, "From", (name == null || name.isBlank() ? "" : HeaderWords.phrase(name) + " ") + "<" + from + ">");
        header(out, "To", "<" + to + ">");
        header(out, "Subject", HeaderWords.text("Subject", message.subject() == null ? "" : message.subject()));
        header(out, "Message-ID", message.messageId());
        message.headers().forEach((field, value) -> {
            HeaderWords.refuseControls(field + value);
            header(out, field, value);
        });
        header(out, "MIME-Version", "1.0");
        body(message, written);
        return written;
    }

    private static void body(Message message, Written written) {
        Bytes out = written.own();
        if (message.attachments().isEmpty()) {
            words(message, out);
            return;
        }
        // neither boundary begins with the other: readers compare beginnings of lines (RFC 2046 §5.1.2)
        String boundary = "=_files_" + Long.toString(message.deliveryId(), 36);
        header(out, "Content-Type", "multipart/mixed; boundary=\"" + boundary + "\"");
        out.add("\r\n--").add(boundary).add("\r\n");
        words(message, out);
        for (Attachment file : message.attachments()) {
            out.add("--").add(boundary).add("\r\n");
            AttachedFile.write(file, written);
        }
        out.add("--").add(boundary).add("--\r\n");
    }

    private static void words(Message message, Bytes out) {
        boolean html = size(message.html()) > 0;
        String plain = size(message.plain()) > 0 || !html ? message.plain() : PlainText.of(message.html());
        if (!html) {
            part("text/plain", plain == null ? "" : plain, out);
            return;
        }
        // quoted-printable and base64 cannot contain "=_": no text can end a part early
        String boundary = "=_outbound_" + Long.toString(message.deliveryId(), 36);
        header(out, "Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
        out.add("\r\n--").add(boundary).add("\r\n");
        part("text/plain", plain, out);
        out.add("--").add(boundary).add("\r\n");
        part("text/html", message.html(), out);
        out.add("--").add(boundary).add("--\r\n");
    }

    private static void part(String type, String text, Bytes out) {
        header(out, "Content-Type", type + "; charset=UTF-8");
        BodyEncoding.write(text, out);
    }

    private static void header(Bytes out, String name, String value) {
        out.add(name).add(": ").add(value).add("\r\n");
    }

    private static int size(String text) {
        return text == null ? 0 : text.length();
    }
}
