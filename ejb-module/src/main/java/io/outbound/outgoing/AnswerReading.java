package io.outbound.outgoing;

import io.outbound.outgoing.Exchange.Answered;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one answer of HTTP/1.1 (RFC 9112 §4, §6, §7.1), never more of it than the limits allow. */
final class AnswerReading {

    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_LINES = 200;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.([01]) ([0-9]{3})(?: .*)?");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,12}");
    private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,7})(?:[ \t;].*)?");

    private final AnswerBytes in;
    private final OutgoingLimits limits;
    private boolean stays;

    AnswerReading(AnswerBytes in, OutgoingLimits limits) {
        this.in = in;
        this.limits = limits;
    }

    /** Whether the connection can be used again. */
    boolean staysOpen() {
        return stays;
    }

    /** @throws IOException when there is none, or none that can be read */
    Answered answer() throws IOException {
        in.until(System.nanoTime() + limits.answer().toNanos());
        Answered answer;
        do {
            answer = one();
        } while (answer.status() < 200 && answer.status() != 101); // 1xx: the real one follows
        return answer;
    }

    private Answered one() throws IOException {
        Matcher status = STATUS.matcher(in.line(LONGEST_LINE));
        if (!status.matches()) {
            throw new IOException("not an HTTP answer");
        }
        int code = Integer.parseInt(status.group(2));
        Map<String, String> headers = headers();
        String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        stays = "1".equals(status.group(1)) && !connection.contains("close") && code != 101;
        return new Answered(code, headers, body(code, headers));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        int lines = 0;
        for (String line = in.line(LONGEST_LINE); !line.isEmpty(); line = in.line(LONGEST_LINE)) {
            int colon = line.indexOf(':');
            if (colon < 1 || ++lines > MOST_LINES) {
                throw new IOException("the head of the answer is none");
            }
            headers.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private byte[] body(int code, Map<String, String> headers) throws IOException {
        if (code < 200 || code == 204 || code == 304) {
            return new byte[0];
        }
        if (headers.containsKey("transfer-encoding")) {
            return chunks();
        }
        String length = headers.get("content-length");
        return length == null ? toTheEnd() : in.exactly(length(length));
    }

    private int length(String said) throws IOException {
        if (!LENGTH.matcher(said).matches()) {
            throw new IOException("the length of the answer is none");
        }
        return fitting(Long.parseLong(said));
    }

    private int fitting(long length) throws IOException {
        if (length > limits.largest()) {
            throw new IOException("the answer is too large");
        }
        return (int) length;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            Matcher size = CHUNK.matcher(in.line(LONGEST_LINE));
            if (!size.matches()) {
                throw new IOException("a part of the answer has no length");
            }
            int length = fitting(body.size() + Long.parseLong(size.group(1), 16)) - body.size();
            if (length == 0) {
                headers(); // trailers
                return body.toByteArray();
            }
            body.writeBytes(in.exactly(length));
            in.line(2);
        }
    }

    private byte[] toTheEnd() throws IOException {
        stays = false;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            fitting(body.size() + 1L);
            body.write(c);
        }
        return body.toByteArray();
    }
}
