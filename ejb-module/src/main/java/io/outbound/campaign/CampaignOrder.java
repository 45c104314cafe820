package io.outbound.campaign;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How the list of campaigns is sorted; equal ones by id. */
public record CampaignOrder(By by, boolean descending) implements Serializable {

    /** What can be sorted by; each is an expression that is never null. */
    public enum By {
        NAME("c.name_key", line -> NameKey.of(line.name()), By::text),
        LAUNCH_TYPE(
                "coalesce(c.launch_type, '')",
                line -> line.launchType() == null ? "" : line.launchType().name(),
                By::text),
        CREATED("c.created_at", line -> line.createdAt().toString(), By::moment);

        private static final Pattern FOUR_DIGITS_OF_A_YEAR = Pattern.compile("\\d{4}-.*");

        private final String expression;
        private final Function<CampaignLine, String> key;
        private final Function<String, Object> value;

        By(String expression, Function<CampaignLine, String> key, Function<String, Object> value) {
            this.expression = expression;
            this.key = key;
            this.value = value;
        }

        String expression() {
            return expression;
        }

        /** What a campaign is sorted by, as text. */
        String key(CampaignLine line) {
            return key.apply(line);
        }

        /**
         * What a key is compared as.
         *
         * @throws IllegalArgumentException if a database cannot take it
         * @throws DateTimeException if it is no moment and must be one
         */
        Object value(String text) {
            return value.apply(text);
        }

        private static Object text(String key) {
            if (key.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("PostgreSQL has no texts with a NUL");
            }
            return key;
        }

        private static Object moment(String key) {
            if (!FOUR_DIGITS_OF_A_YEAR.matcher(key).matches()) {
                throw new IllegalArgumentException("no moment that a database knows");
            }
            return Instant.parse(key);
        }
    }

    public static final CampaignOrder NEWEST_FIRST = new CampaignOrder(By.CREATED, true);

    String sql() {
        String direction = descending ? " desc" : "";
        return by.expression() + direction + ", c.id" + direction;
    }

    String after() {
        String sign = descending ? "<" : ">";
        return "(" + by.expression() + " " + sign + " ? or (" + by.expression() + " = ? and c.id " + sign + " ?))";
    }
}
