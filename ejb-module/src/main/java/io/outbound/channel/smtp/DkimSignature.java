package io.outbound.channel.smtp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Signs a message (RFC 6376; relaxed/relaxed): one field for each key, above all others; the body is read once however
 * many keys there are. Fields that readers see are signed once more than they occur, so that none can be added.
 */
final class DkimSignature {

    private static final List<String> GUARDED =
            List.of("From", "To", "Subject", "Date", "Message-ID", "Reply-To", "Content-Type");
    private static final List<String> SIGNED = List.of(
            "MIME-Version", "Content-Transfer-Encoding", "List-Unsubscribe", "List-Unsubscribe-Post", "Feedback-ID");
    private static final int LINE = 72;
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final Written written;
    private final byte[] message;
    private final int length;
    private final List<Field> fields = new ArrayList<>();

    /** A header field, its end of line not included. */
    private record Field(String name, int from, int to) {}

    private DkimSignature(Written written) {
        this.written = written;
        this.message = written.own().array();
        this.length = written.own().length();
    }

    /** @param message header and body, lines ended by CRLF */
    static Written sign(Written message, List<DkimSigner> signers, Instant at) {
        return signers.isEmpty() ? message : new DkimSignature(message).signed(signers, at);
    }

    private Written signed(List<DkimSigner> signers, Instant at) {
        int body = readHeader();
        String hash = BASE64.encodeToString(DkimCanon.hash(written, body));
        List<String> names = names();
        Bytes header = canonicalHeader(names);
        Bytes out = new Bytes(length + signers.size() * 1_200);
        for (DkimSigner signer : signers) {
            out.add(field(signer, at, names, hash, header));
        }
        return written.below(out);
    }

    /** @return where the body begins */
    private int readHeader() {
        int at = 0;
        while (at < length && message[at] != '\r') {
            int end = endOfField(at);
            int colon = at;
            while (message[colon] != ':') {
                colon++;
            }
            String name = new String(message, at, colon - at, StandardCharsets.US_ASCII);
            fields.add(new Field(name.toLowerCase(Locale.ROOT), at, end));
            at = end + 2;
        }
        return Math.min(at + 2, length);
    }

    private int endOfField(int from) {
        int at = from;
        while (at + 2 < length) {
            boolean lineEnd = message[at] == '\r' && message[at + 1] == '\n';
            if (lineEnd && message[at + 2] != ' ' && message[at + 2] != '\t') {
                return at;
            }
            at++;
        }
        return at;
    }

    /** {@code h=}: each as often as it occurs, and what is guarded once more. */
    private List<String> names() {
        List<String> names = new ArrayList<>();
        GUARDED.forEach(name -> {
            occurrences(name).forEach(field -> names.add(name));
            names.add(name);
        });
        SIGNED.forEach(name -> occurrences(name).forEach(field -> names.add(name)));
        return names;
    }

    private List<Field> occurrences(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return fields.stream().filter(field -> field.name().equals(lower)).toList();
    }

    /** From the last one of a name upwards; one that is not there stands for nothing (RFC 6376 §5.4.2). */
    private Bytes canonicalHeader(List<String> names) {
        Bytes out = new Bytes(2_048);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            List<Field> all = occurrences(name);
            int before = (int) names.subList(0, i).stream().filter(name::equals).count();
            if (before < all.size()) {
                Field field = all.get(all.size() - 1 - before);
                DkimCanon.header(message, field.from(), field.to(), out);
                out.add('\r').add('\n');
            }
        }
        return out;
    }

    private static String field(DkimSigner signer, Instant at, List<String> names, String hash, Bytes header) {
        String unsigned = "DKIM-Signature: v=1; a=" + signer.algorithm().tag() + "; c=relaxed/relaxed; d="
                + signer.domain() + ";\r\n s=" + signer.selector() + "; t=" + at.getEpochSecond() + ";\r\n h="
                + folded(names) + ";\r\n bh=" + hash + ";\r\n b=";
        byte[] own = unsigned.getBytes(StandardCharsets.US_ASCII);
        Bytes data = new Bytes(header.length() + own.length).add(header.array(), 0, header.length());
        DkimCanon.header(own, 0, own.length, data);
        byte[] signature = signer.sign(java.util.Arrays.copyOf(data.array(), data.length()));
        return unsigned + folded(BASE64.encodeToString(signature)) + "\r\n";
    }

    private static String folded(List<String> names) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String name : names) {
            boolean first = out.length() == 0;
            if (!first && column + name.length() > LINE) {
                out.append(":\r\n ").append(name);
                column = name.length();
            } else {
                out.append(first ? "" : ":").append(name);
                column += name.length() + 1;
            }
        }
        return out.toString();
    }

    private static String folded(String base64) {
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < base64.length(); at += LINE) {
            out.append(at == 0 ? "" : "\r\n ").append(base64, at, Math.min(base64.length(), at + LINE));
        }
        return out.toString();
    }
}
