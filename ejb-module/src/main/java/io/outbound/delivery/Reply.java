package io.outbound.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a reason such as {@code 550 5.1.1 No such user} or {@code connect: refused} into what the ledger keeps. */
final class Reply {

    private static final Pattern CODE = Pattern.compile("^([0-9]{3}|[a-z][a-z0-9-]{0,58})(?:[: ]|$)");
    private static final int MAX_TEXT = 500;

    private Reply() {}

    static String code(String reason) {
        Matcher code = CODE.matcher(reason == null ? "" : reason);
        return code.find() ? code.group(1) : null;
    }

    /** The whole reason, without what a database cannot store. */
    static String text(String reason) {
        if (reason == null) {
            return null;
        }
        String clean = reason.replaceAll("\\p{Cntrl}+", " ");
        return clean.length() <= MAX_TEXT ? clean : clean.substring(0, MAX_TEXT);
    }
}
