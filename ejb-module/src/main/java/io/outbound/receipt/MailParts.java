package io.outbound.receipt;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** A mail taken apart: its header and the leaves of its tree, whatever is broken about it. */
final class MailParts {

    /** Of one part: more is not looked at. */
    static final int MOST_CHARACTERS = 200_000;

    private static final int MOST_PARTS = 50;
    private static final int DEEPEST = 5;

    private final MimeMessage mail;
    private final List<MailPart> leaves = new ArrayList<>();

    private MailParts(MimeMessage mail) {
        this.mail = mail;
    }

    /** @throws IOException when it has no header that could be read */
    static MailParts of(byte[] raw) throws IOException {
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            if (!mail.getAllHeaderLines().hasMoreElements()) {
                throw new IOException("no header");
            }
            MailParts parts = new MailParts(mail);
            parts.collect(mail, 0);
            return parts;
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    List<MailPart> leaves() {
        return leaves;
    }

    /** All values of a header field, in order. */
    List<String> header(String name) {
        try {
            String[] values = mail.getHeader(name);
            return values == null ? List.of() : List.of(values);
        } catch (MessagingException e) {
            return List.of();
        }
    }

    private void collect(MimePart part, int depth) {
        if (leaves.size() >= MOST_PARTS) {
            return;
        }
        String type = type(part);
        if (type.startsWith("multipart/") && depth < DEEPEST) {
            try {
                MimeMultipart parts = new MimeMultipart(new MimePartDataSource(part));
                for (int i = 0; i < parts.getCount(); i++) {
                    collect((MimeBodyPart) parts.getBodyPart(i), depth + 1);
                }
                return;
            } catch (MessagingException broken) {
                type = "text/plain"; // what is said in it may be found all the same
            }
        }
        leaves.add(new MailPart(type, text(part)));
    }

    private static String type(MimePart part) {
        try {
            return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        } catch (ParseException broken) {
            return "text/plain";
        } catch (MessagingException broken) {
            return "application/octet-stream";
        }
    }

    /** Bytes as characters: what is looked for is ASCII, and texts of servers are mostly. */
    private static String text(MimePart part) {
        try (InputStream in = decoded(part)) {
            return new String(in.readNBytes(MOST_CHARACTERS), StandardCharsets.UTF_8);
        } catch (IOException | MessagingException broken) {
            return "";
        }
    }

    /** Encodings are not allowed in {@code message/…} (RFC 2046 §5.2) and not looked at; some servers use them. */
    private static InputStream decoded(MimePart part) throws IOException, MessagingException {
        String encoding = part.getEncoding();
        boolean ignored = type(part).startsWith("message/") && encoding != null;
        return ignored ? MimeUtility.decode(part.getInputStream(), encoding) : part.getInputStream();
    }
}
