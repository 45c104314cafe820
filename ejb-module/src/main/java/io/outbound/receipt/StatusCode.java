package io.outbound.receipt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An enhanced status code (RFC 3463): class, subject, detail. */
record StatusCode(int kind, int subject, int detail) {

    private static final Pattern ENHANCED =
            Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.]*\\d)");
    /** As servers answer: at the start of a line or after a semicolon, colon, bracket or the like. */
    private static final Pattern REPLY = Pattern.compile("(?m)(?:^|[\\s;:(\"'<>\\[#])([45])\\d\\d(?=[\\s-])");

    private static final int ADDRESS = 1;
    private static final int MAILBOX = 2;
    private static final int SYSTEM = 3;
    private static final int CONTENT = 6;
    private static final int POLICY = 7;

    /** The first one in a text, or what the first answer code in it means, with nothing known of its subject. */
    static Optional<StatusCode> in(String text) {
        Matcher enhanced = ENHANCED.matcher(text);
        if (enhanced.find()) {
            return Optional.of(new StatusCode(
                    Integer.parseInt(enhanced.group(1)),
                    Integer.parseInt(enhanced.group(2)),
                    Integer.parseInt(enhanced.group(3))));
        }
        Matcher reply = REPLY.matcher(text);
        return reply.find() ? Optional.of(new StatusCode(Integer.parseInt(reply.group(1)), 0, 0)) : Optional.empty();
    }

    boolean isPermanent() {
        return kind == 5;
    }

    boolean isGood() {
        return kind == 2;
    }

    /** Whether nothing but its class is said: another text may say more. */
    boolean isVague() {
        return subject == 0 && detail == 0;
    }

    /**
     * Whether the address is to blame, for good. A mailbox that is full, a message that is too long, its content and the
     * policy of a server (RFC 3463 §3.3, §3.4, §3.7, §3.8) say nothing of the address; 5.1.7 and 5.1.8 blame the sender's.
     */
    boolean saysAddressIsDead() {
        boolean fullOrTooLong = subject == MAILBOX && (detail == 2 || detail == 3) || subject == SYSTEM;
        boolean sender = subject == ADDRESS && (detail == 7 || detail == 8);
        return isPermanent() && !fullOrTooLong && !sender && subject != CONTENT && subject != POLICY;
    }

    @Override
    public String toString() {
        return kind + "." + subject + "." + detail;
    }
}
