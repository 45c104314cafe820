package io.outbound.campaign;

import java.io.Serializable;

/** How the list of campaigns is sorted; equal ones by id. */
public record CampaignOrder(By by, boolean descending) implements Serializable {

    /** What can be sorted by; each is an expression that is never null. */
    public enum By {
        NAME("c.name_key"),
        LAUNCH_TYPE("coalesce(c.launch_type, '')"),
        CREATED("c.created_at");

        private final String expression;

        By(String expression) {
            this.expression = expression;
        }

        String expression() {
            return expression;
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
