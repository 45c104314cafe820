package io.outbound.channel.smtp;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer of the server.
 *
 * @param lines the texts after the codes
 */
record SmtpReply(int code, List<String> lines) {

    private static final Pattern DEAD_ADDRESS = Pattern.compile("^5\\.(1\\.[0-9]{1,3}|2\\.1)\\b.*");
    private static final Pattern ENHANCED = Pattern.compile("^[245]\\.[0-9]{1,3}\\.[0-9]{1,3}\\b.*");

    boolean isGood() {
        return code >= 200 && code < 300;
    }

    boolean goesOn() {
        return code >= 300 && code < 400;
    }

    boolean isPermanent() {
        return code >= 500;
    }

    /** A bad sequence of commands: client and server disagree about where in the conversation they are. */
    boolean isOutOfSequence() {
        return code == 503;
    }

    /** Whether a 5xx answer to RCPT says that the address itself is dead (RFC 3463: 5.1.x, 5.2.1), not full or refused. */
    boolean saysAddressIsDead() {
        String text = lines.get(0);
        return ENHANCED.matcher(text).matches()
                ? DEAD_ADDRESS.matcher(text).matches()
                : code == 550 || code == 551 || code == 553;
    }

    /** On one line; the enhanced code, which servers repeat on each (RFC 2034 §4), once. */
    @Override
    public String toString() {
        Matcher enhanced = ENHANCED.matcher(lines.get(0));
        String repeated = enhanced.matches() ? lines.get(0).split(" ", 2)[0] + " " : null;
        StringBuilder text = new StringBuilder().append(code).append(' ').append(lines.get(0));
        lines.stream().skip(1).forEach(line -> {
            boolean again = repeated != null && line.startsWith(repeated);
            text.append(' ').append(again ? line.substring(repeated.length()) : line);
        });
        return text.toString();
    }
}
