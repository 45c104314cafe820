package io.outbound.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The beginning of an answer.
 *
 * @param retryAfter what the header of this name asks for in seconds, a day at most; dates are not read
 */
public record AnswerHead(int status, Optional<Duration> retryAfter) {

    private static final int LONGEST = 64 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
    private static final Pattern RETRY_AFTER = Pattern.compile("(?i)retry-after:\\s*(\\d{1,9})\\s*");
    private static final Pattern LINE = Pattern.compile("\r?\n");
    private static final long LONGEST_WAIT = Duration.ofDays(1).toSeconds();

    /** However slowly it comes, it has so many milliseconds in all. */
    static AnswerHead read(Socket socket, int millis) throws IOException {
        long end = System.nanoTime() + millis * 1_000_000L;
        Optional<AnswerHead> answer;
        do {
            answer = of(text(socket, end));
        } while (answer.isEmpty()); // 1xx: the real one follows
        return answer.get();
    }

    private static Optional<AnswerHead> of(String text) throws IOException {
        String[] lines = LINE.split(text);
        Matcher status = STATUS.matcher(lines[0]);
        if (!status.matches()) {
            throw new IOException("not an HTTP answer");
        }
        int code = Integer.parseInt(status.group(1));
        if (code < 200 && code != 101) {
            return Optional.empty();
        }
        Optional<Duration> wait = Optional.empty();
        for (String line : lines) {
            Matcher asked = RETRY_AFTER.matcher(line);
            if (asked.matches()) {
                wait = Optional.of(Duration.ofSeconds(Math.min(LONGEST_WAIT, Long.parseLong(asked.group(1)))));
            }
        }
        return Optional.of(new AnswerHead(code, wait));
    }

    /** Up to the empty line. */
    private static String text(Socket socket, long end) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (!isWhole(text)) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("the answer took too long");
            }
            socket.setSoTimeout((int) left);
            int next = in.read();
            if (next < 0 || text.length() >= LONGEST) {
                throw new IOException(next < 0 ? "closed without an answer" : "the answer has no end");
            }
            text.append((char) (next & 0xFF));
        }
        return text.toString();
    }

    private static boolean isWhole(StringBuilder text) {
        int end = text.length();
        return end >= 4
                && text.charAt(end - 1) == '\n'
                && text.substring(end - 4).equals("\r\n\r\n");
    }
}
