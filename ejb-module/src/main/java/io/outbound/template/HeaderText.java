package io.outbound.template;

import io.outbound.kernel.DomainException;

/** Text that goes into a mail header: one line, no control characters (RFC 5322 §2.2; header injection). */
public final class HeaderText {

    private HeaderText() {}

    /**
     * Returns {@code text} unchanged.
     *
     * @throws DomainException {@code header-control-char} when it holds a control character or a line separator
     */
    public static String require(String pointer, String text) {
        if (text.chars().anyMatch(HeaderText::breaksOut)) {
            throw DomainException.invalid(
                    "header-control-char", pointer, "Line breaks and control characters are not allowed here.");
        }
        return text;
    }

    private static boolean breaksOut(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
