package io.outbound.sms;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Into how many SMS a text is cut, each of which is paid for: one takes 160 septets of the GSM 7-bit alphabet, or 70
 * UTF-16 units once there is a character outside it; a longer text 153 or 67 each, since the rest is the header that joins
 * them (3GPP TS 23.038 §6.2.1, TS 23.040 §9.2.3.24.1). What cannot be cut is not: an escape sequence, a surrogate pair.
 */
public final class SmsText {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String ESCAPED = "\f^{}\\[~]|€";

    private static final byte[] ESCAPED_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};
    private static final int ESCAPE = 0x1B;

    private static final int GSM_ALONE = 160;
    private static final int GSM_JOINED = 153;
    private static final int UCS2_ALONE = 70;
    private static final int UCS2_JOINED = 67;

    private SmsText() {}

    /** At least 1: an empty text is a message, too. */
    public static int segments(String text) {
        String said = text == null ? "" : text;
        return isGsm(said)
                ? segments(said, GSM_ALONE, GSM_JOINED, true)
                : segments(said, UCS2_ALONE, UCS2_JOINED, false);
    }

    /** Whether the GSM 7-bit alphabet has every character of it. */
    public static boolean isGsm(String text) {
        return text.chars().allMatch(SmsText::isGsm);
    }

    /** The texts of the SMS that it is cut into: as many as {@link #segments}. */
    public static List<String> parts(String text) {
        boolean gsm = isGsm(text);
        if (segments(text) == 1) {
            return List.of(text);
        }
        List<String> parts = new ArrayList<>();
        int joined = gsm ? GSM_JOINED : UCS2_JOINED;
        int begin = 0;
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int width = gsm ? septets(character) : Character.charCount(character);
            if (used + width > joined) {
                parts.add(text.substring(begin, i));
                begin = i;
                used = 0;
            }
            used += width;
            i += Character.charCount(character);
        }
        parts.add(text.substring(begin));
        return parts;
    }

    /** A text of the GSM alphabet, an octet for each septet (3GPP TS 23.038 §6.2.1). */
    public static byte[] septets(String text) {
        ByteArrayOutputStream septets = new ByteArrayOutputStream(text.length());
        text.chars().forEach(c -> {
            int basic = BASIC.indexOf(c);
            if (basic < 0) {
                septets.write(ESCAPE);
                septets.write(ESCAPED_CODES[ESCAPED.indexOf(c)]);
            } else {
                septets.write(basic < ESCAPE ? basic : basic + 1); // the table has the escape there
            }
        });
        return septets.toByteArray();
    }

    private static boolean isGsm(int c) {
        return BASIC.indexOf(c) >= 0 || ESCAPED.indexOf(c) >= 0;
    }

    private static int segments(String text, int alone, int joined, boolean gsm) {
        int all = 0;
        int segments = 1;
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int width = gsm ? septets(character) : Character.charCount(character);
            all += width;
            if (used + width > joined) {
                segments++;
                used = 0;
            }
            used += width;
            i += Character.charCount(character);
        }
        return all <= alone ? 1 : segments;
    }

    private static int septets(int character) {
        return ESCAPED.indexOf(character) >= 0 ? 2 : 1;
    }
}
