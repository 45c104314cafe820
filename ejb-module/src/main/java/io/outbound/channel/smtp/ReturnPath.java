package io.outbound.channel.smtp;

import io.outbound.settings.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the bounce of one message goes: {@code local+<id>-<signature>@domain} (VERP). The id is the delivery's in base
 * 36; the signature is 80 bits of its HMAC, so that nobody can bounce a message that they did not get. All of it is
 * lower case, as some servers make it, and within the 64 characters of a local part (RFC 5321 §4.5.3.1.1).
 */
final class ReturnPath {

    private static final String PURPOSE = "return-path";
    private static final int SIGNATURE = 20;
    private static final int RADIX = 36;

    private final Secrets secrets;
    private final String before;
    private final String after;
    private final Pattern tag;

    /** @param local of the mailbox that takes bounces, at most 28 characters */
    ReturnPath(Secrets secrets, String local, String domain) {
        this.secrets = secrets;
        this.before = local + "+";
        this.after = "@" + domain;
        this.tag = Pattern.compile(
                Pattern.quote(before) + "([0-9a-z]{1,13})-([0-9a-f]{" + SIGNATURE + "})(?![0-9a-z])",
                Pattern.CASE_INSENSITIVE);
    }

    String of(long deliveryId) {
        return before + Long.toString(deliveryId, RADIX) + "-" + signature(deliveryId) + after;
    }

    /**
     * The delivery of which a text holds the return path, wherever and however it was rewritten on its way (what
     * forwards mail keeps the local part in its own); empty when it holds none, or forged ones.
     */
    OptionalLong deliveryIn(CharSequence text) {
        Matcher found = tag.matcher(text);
        while (found.find()) {
            long id = id(found.group(1).toLowerCase(Locale.ROOT));
            byte[] given = found.group(2).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
            if (id > 0 && MessageDigest.isEqual(signature(id).getBytes(StandardCharsets.US_ASCII), given)) {
                return OptionalLong.of(id);
            }
        }
        return OptionalLong.empty();
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text, RADIX);
        } catch (NumberFormatException tooLarge) {
            return 0;
        }
    }

    private String signature(long deliveryId) {
        return secrets.hmac(PURPOSE, Long.toString(deliveryId)).substring(0, SIGNATURE);
    }
}
