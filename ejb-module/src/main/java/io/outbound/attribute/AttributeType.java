package io.outbound.attribute;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the values of an attribute are. */
public enum AttributeType {
    TEXT("a text") {
        @Override
        public Optional<Object> read(Object given) {
            return given instanceof String ? Optional.of(given) : Optional.empty();
        }
    },
    /** At most 18 digits before the point and 9 after it: what rules compare exactly. */
    NUMBER("a number such as 12.5") {
        @Override
        public Optional<Object> read(Object given) {
            String text = given instanceof BigDecimal number ? plain(number) : String.valueOf(given);
            return !(given instanceof Boolean) && DECIMAL.matcher(text.strip()).matches()
                    ? Optional.of(new BigDecimal(text.strip()))
                    : Optional.empty();
        }
    },
    /** Also {@code yes}, {@code no}, {@code 1} and {@code 0} as text. */
    BOOLEAN("true or false") {
        @Override
        public Optional<Object> read(Object given) {
            if (given instanceof Boolean) {
                return Optional.of(given);
            }
            String word = given instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : "";
            return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
        }
    },
    /** Kept as ISO 8601, {@code yyyy-MM-dd}. */
    DATE("a date such as 2027-03-28") {
        @Override
        public Optional<Object> read(Object given) {
            String text = given instanceof String s ? s.strip() : "";
            if (text.length() != 10) {
                return Optional.empty();
            }
            try {
                return Optional.of(LocalDate.parse(text).toString());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
    };

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,9})?");
    private static final Set<String> YES = Set.of("true", "yes", "1");
    private static final Set<String> NO = Set.of("false", "no", "0");

    private final String words;

    AttributeType(String words) {
        this.words = words;
    }

    /** The value as it is kept; empty when it is none of this type. */
    public abstract Optional<Object> read(Object given);

    /** For people: "a number such as 12.5". */
    public String words() {
        return words;
    }

    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > 30 ? "" : number.toPlainString();
    }
}
