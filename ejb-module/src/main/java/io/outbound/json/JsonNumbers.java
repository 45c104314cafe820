package io.outbound.json;

import java.math.BigDecimal;

/** Which numbers are taken and kept: those that stay short when they are written out, as templates and columns do. */
public final class JsonNumbers {

    /** Beyond what a double can be (1.8E308, 4.9E-324). */
    private static final int LARGEST_SCALE = 400;

    private JsonNumbers() {}

    /** {@code 1e999999999} is eleven characters in JSON and a gigabyte in a message. */
    public static boolean isShort(BigDecimal number) {
        return Math.abs((long) number.scale()) <= LARGEST_SCALE;
    }

    /** The same of a number as JSON writes it; no when its exponent is beyond what can be read at all. */
    public static boolean isShort(String number) {
        try {
            return isShort(new BigDecimal(number));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
