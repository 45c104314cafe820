package io.outbound.channel.smtp;

import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer of the server.
 *
 * @param lines the texts after the codes
 */
record SmtpReply(int code, List<String> lines) {

    /** Not 5.1.7 and 5.1.8, which are about the sender (RFC 3463 §3.2); 5.1.0 leaves open whose address it means. */
    private static final Pattern DEAD_ADDRESS = Pattern.compile("^5\\.(1\\.(?![078]\\b)[0-9]{1,3}|2\\.1)\\b.*");

    private static final Pattern SOME_ADDRESS = Pattern.compile("^5\\.1\\.0\\b.*");
    private static final Pattern ENHANCED = Pattern.compile("^[245]\\.[0-9]{1,3}\\.[0-9]{1,3}\\b.*");

    private static final Pattern ADDRESS = Pattern.compile("<[^>]*>|\\S+@\\S+");
    /** With these a server refuses who sends, or by which way. */
    private static final Pattern ABOUT_US = Pattern.compile(
            "\\b(?:relay\\w*|sender|from|auth\\w*|rcpthosts|polic(?:y|ies)|prohibited|permitted|allowed|denied|block\\w*|black ?list\\w*|spam|spf|dmarc|dkim)\\b",
            Pattern.CASE_INSENSITIVE);

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

    /** What a refusal means for the message. @param aboutTheRecipient whether it answers RCPT */
    SendResult refusal(boolean aboutTheRecipient) {
        return isPermanent()
                ? new PermanentFailure(toString(), aboutTheRecipient && saysAddressIsDead())
                : new TemporaryFailure(toString(), Optional.empty());
    }

    /**
     * Whether a 5xx answer to RCPT says that the address itself is dead (RFC 3463: 5.1.x, 5.2.1), not full or refused. One
     * that says so by its code only, without a word about the sender or the way.
     */
    boolean saysAddressIsDead() {
        String text = lines.get(0);
        if (DEAD_ADDRESS.matcher(text).matches()) {
            return true;
        }
        boolean vague = ENHANCED.matcher(text).matches()
                ? SOME_ADDRESS.matcher(text).matches()
                : code == 550 || code == 551 || code == 553;
        return vague && !isAboutUs();
    }

    private boolean isAboutUs() {
        String words = ADDRESS.matcher(String.join(" ", lines)).replaceAll(" ");
        return ABOUT_US.matcher(words).find();
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
