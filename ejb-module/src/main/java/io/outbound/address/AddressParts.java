package io.outbound.address;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import io.outbound.kernel.DomainException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The two sides of an address, checked.
 *
 * @param local as typed
 * @param typedDomain as typed, without the root dot
 * @param domain A-labels, lower case
 */
record AddressParts(String local, String typedDomain, String domain) {

    private static final int MAX_OCTETS = 254; // RFC 5321 §4.5.3.1.3, without the angle brackets
    private static final int MAX_LOCAL_OCTETS = 64; // §4.5.3.1.1
    // possessive: an attacker's input is read once
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\x{80}-\\x{10FFFF}-]++";
    private static final Pattern DOT_ATOM = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

    static AddressParts of(String typed) {
        String text = typed == null ? "" : strip(typed);
        if (text.isEmpty()) {
            throw invalid("The email address is empty.");
        }
        refuseInvisible(text);
        if (text.endsWith(">") && text.indexOf('<') >= 0) {
            throw invalid("Send the bare address, without a name and without < >.");
        }
        int at = text.lastIndexOf('@');
        if (at <= 0) {
            throw invalid("An email address has the form name@example.com.");
        }
        String typedDomain = withoutRootDot(text.substring(at + 1));
        AddressParts parts = new AddressParts(
                text.substring(0, at),
                typedDomain,
                DomainName.toAscii(typedDomain).orElseThrow(() -> invalid("The domain after @ is not valid.")));
        parts.check();
        return parts;
    }

    static boolean isDotAtom(String local) {
        return DOT_ATOM.matcher(local).matches();
    }

    boolean isQuoted() {
        return local.charAt(0) == '"';
    }

    private void check() {
        if (!isDotAtom(local) && !QUOTED.matcher(local).matches()) {
            throw invalid("The part before @ is not valid.");
        }
        if (octets(local) > MAX_LOCAL_OCTETS) {
            throw invalid("The part before @ is longer than 64 octets.");
        }
        if (octets(local) + 1 + Math.max(octets(typedDomain), domain.length()) > MAX_OCTETS) {
            throw invalid("The email address is longer than 254 octets.");
        }
        refuseNarrowing(local + "@" + typedDomain);
    }

    /** Whether all of it is printable ASCII, as nearly every address is: nothing in it can deceive. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                return false;
            }
        }
        return true;
    }

    private static int octets(String text) {
        return isPlain(text) ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String withoutRootDot(String domain) {
        return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
    }

    private static String strip(String typed) {
        int from = 0;
        int to = typed.length();
        while (from < to && isOuterSpace(typed.charAt(from))) {
            from++;
        }
        while (from < to && isOuterSpace(typed.charAt(to - 1))) {
            to--;
        }
        return typed.substring(from, to);
    }

    private static boolean isOuterSpace(char c) {
        return c == '\t' || c == '\r' || c == '\n' || c == '\uFEFF' || Character.isSpaceChar(c);
    }

    /** Controls, line ends, zero-width and direction marks: two addresses that look the same must be the same. */
    private static void refuseInvisible(String text) {
        if (isPlain(text)) {
            return;
        }
        boolean invisible = text.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            case Character.SPACE_SEPARATOR -> c != ' ';
            default -> UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
        });
        if (invisible) {
            throw invalid("The email address contains an invisible or control character.");
        }
    }

    /**
     * Characters whose low byte is CR or LF, as U+760D U+760A: software that narrows text to bytes turns them into a
     * line end and what follows into an SMTP command (CVE-2025-7962). Alone some are ordinary letters, as č; so what is
     * refused is such a pair anywhere, and one before the @ among ideographs or inside quotes.
     */
    private static void refuseNarrowing(String address) {
        if (isPlain(address)) {
            return;
        }
        int at = address.lastIndexOf('@');
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            boolean pair = narrowsTo(c, '\r') && i + 1 < address.length() && narrowsTo(address.charAt(i + 1), '\n');
            boolean lineEnd = narrowsTo(c, '\r') || narrowsTo(c, '\n');
            if (pair || (lineEnd && i < at && (address.charAt(0) == '"' || UScript.getScript(c) == UScript.HAN))) {
                throw invalid("The email address contains a character that some mail software reads as a line end.");
            }
        }
    }

    private static boolean narrowsTo(char c, char target) {
        return c > 0xFF && (c & 0xFF) == target;
    }

    static DomainException invalid(String message) {
        return DomainException.invalid("invalid-email", "", message);
    }
}
