package io.outbound.address;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Phone numbers as they are compared: their digits, without the international prefix {@code +} or {@code 00} (ITU-T
 * E.164: at most 15 digits). A national number stays what it is; nobody can tell its country.
 *
 * <p>{@link #DECORATION}, {@link #PREFIX} and {@link #DIGITS} are also what the database uses for whole audiences.
 */
public final class PhoneNumber {

    /** What people write between digits; a regular expression. */
    public static final String DECORATION = "[ ().+/-]";

    /** The international prefix as it is dialled; a regular expression. */
    public static final String PREFIX = "^00";

    /** What is left of a number that can be dialled; a regular expression. */
    public static final String DIGITS = "^[0-9]{5,15}$";

    private static final Pattern DECORATION_PATTERN = Pattern.compile(DECORATION);
    private static final Pattern PREFIX_PATTERN = Pattern.compile(PREFIX);
    private static final Pattern DIGITS_PATTERN = Pattern.compile(DIGITS);

    private PhoneNumber() {}

    /** Empty when this is no phone number. */
    public static Optional<String> key(String typed) {
        String digits =
                DECORATION_PATTERN.matcher(typed == null ? "" : typed.strip()).replaceAll("");
        String key = PREFIX_PATTERN.matcher(digits).replaceFirst("");
        return DIGITS_PATTERN.matcher(key).matches() ? Optional.of(key) : Optional.empty();
    }

    /**
     * As a gateway takes it: with {@code +} before the country, where one was given; of any other number nobody can tell
     * its country, and it goes out as it is.
     */
    public static String dialled(String typed, String key) {
        String number = typed.strip();
        return number.startsWith("+") || number.startsWith("00") ? "+" + key : key;
    }
}
