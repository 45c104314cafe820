package io.outbound.receipt;

import java.util.Locale;

/**
 * A part of a mail that has no parts of its own.
 *
 * @param type lower case, without parameters
 * @param text decoded, at most {@link MailParts#MOST_CHARACTERS}
 */
record MailPart(String type, String text) {

    boolean is(String wanted) {
        return type.equals(wanted);
    }

    /** Lines such as {@code Status: 5.1.1}, the continued ones joined: the value of the first of that name, or null. */
    String field(String name) {
        return Fields.first(text, name.toLowerCase(Locale.ROOT));
    }
}
