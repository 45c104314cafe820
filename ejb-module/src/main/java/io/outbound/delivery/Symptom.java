package io.outbound.delivery;

import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.Accepted;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import io.outbound.channel.spi.SendResult.TemporaryFailure;
import java.util.regex.Pattern;

/**
 * What the outcome of one try says of its campaign as a whole. What concerns one recipient, or one host that is busy,
 * says nothing: the others are none the worse for it.
 */
enum Symptom {
    WELL,
    ILL,
    NONE;

    /** A host that is busy or wants a pause: 421 and 451, whatever follows. */
    private static final Pattern BUSY_HOST = Pattern.compile("4[25]1\\b(?! at ).*", Pattern.DOTALL);

    /**
     * An answer about an address or a mailbox: by its enhanced code (RFC 3463, x.1 and x.2; not 1.7 and 1.8, which are
     * about the sender, nor 1.0, which may be), else 450 and 452 (RFC 5321 §4.2.2).
     */
    private static final Pattern RECIPIENT = Pattern.compile(
            "[45][0-9]{2} [45]\\.(?:1\\.(?![078]\\b)|2\\.)[0-9].*|(?:450|452)\\b(?! at )(?! ?[45]\\.[0-9]{1,3}\\.).*",
            Pattern.DOTALL);

    /** What an SMTP server that refuses sender or way answers as well as one that does not know a recipient. */
    private static final Pattern BARE_REFUSAL =
            Pattern.compile("55[013](?! ?5\\.[0-9]{1,3}\\.[0-9]).*", Pattern.DOTALL);

    /** What senders say of one recipient in their own words, and Telegram of a bot that one person has shut out. */
    private static final Pattern ONE_PERSON = Pattern.compile(
            "(?:bot-blocked|subscription-gone|invalid-phone|invalid-address|smtputf8-unsupported):.*"
                    + "|403 Forbidden: (?:bot was (?:blocked|kicked)|bot can't |user is deactivated).*",
            Pattern.DOTALL);

    static Symptom of(SendResult result) {
        if (result instanceof Accepted) {
            return WELL;
        }
        if (result instanceof TemporaryFailure temporary) {
            return temporary.retryAfter().isPresent() || isOfAHost(temporary.reason()) ? NONE : ILL;
        }
        if (result instanceof PermanentFailure permanent) {
            return isOfARecipient(permanent) ? NONE : ILL;
        }
        return ILL;
    }

    private static boolean isOfAHost(String reason) {
        return reason != null
                && (BUSY_HOST.matcher(reason).matches()
                        || RECIPIENT.matcher(reason).matches());
    }

    private static boolean isOfARecipient(PermanentFailure failure) {
        String reason = failure.reason();
        if (reason == null) {
            return failure.addressInvalid();
        }
        boolean dead = failure.addressInvalid() && !BARE_REFUSAL.matcher(reason).matches();
        return dead
                || ONE_PERSON.matcher(reason).matches()
                || RECIPIENT.matcher(reason).matches();
    }
}
