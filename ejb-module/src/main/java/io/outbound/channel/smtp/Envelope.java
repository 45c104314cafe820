package io.outbound.channel.smtp;

import io.outbound.address.EmailAddress;
import io.outbound.kernel.DomainException;

/**
 * An address in the form that goes on the wire: the domain in ASCII, the local part as it was given. Nothing that is not
 * an address gets here, so no command can be smuggled in.
 *
 * @param needsUtf8 whether the local part is not ASCII (RFC 6531)
 */
record Envelope(String address, boolean needsUtf8) {

    /** @throws DomainException {@code invalid-email} */
    static Envelope of(String typed) {
        if (isSimple(typed)) {
            return new Envelope(typed, false);
        }
        EmailAddress address = EmailAddress.parse(typed);
        String local = address.localPart();
        return new Envelope(local + "@" + address.domain(), !local.chars().allMatch(c -> c < 128));
    }

    /** The usual case, without the full parser. */
    private static boolean isSimple(String typed) {
        int at = typed.indexOf('@');
        if (at < 1 || at > 64 || typed.length() > 254 || at == typed.length() - 1) {
            return false;
        }
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
            boolean local = i < at && (c == '_' || c == '+');
            boolean dot = c == '.' && i > 0 && typed.charAt(i - 1) != '.' && i != at - 1 && i != at + 1;
            if (!word && !local && !(dot && i < typed.length() - 1) && i != at) {
                return false;
            }
        }
        return true;
    }
}
