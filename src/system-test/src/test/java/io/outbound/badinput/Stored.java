package io.outbound.badinput;

import io.outbound.product.Product;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many rows there are of everything but the logs, which do take note of refusals. */
final class Stored {

    private static final List<String> TABLES = List.of(
            "account",
            "api_key",
            "setting",
            "contact",
            "contact_list",
            "contact_list_member",
            "contact_job",
            "contact_tag",
            "contact_attribute",
            "segment",
            "suppression",
            "template",
            "attachment",
            "sender",
            "telegram_bot",
            "dkim_key",
            "campaign",
            "execution",
            "content",
            "delivery",
            "trigger_request",
            "lead",
            "lead_email",
            "lead_email_guard",
            "webhook",
            "webhook_delivery",
            "webpush_key",
            "push_subscription");

    private Stored() {}

    static Map<String, Long> rows(Product product) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = product.database().connect();
                Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                ResultSet count = statement.executeQuery("select count(*) from " + table);
                count.next();
                rows.put(table, count.getLong(1));
            }
        }
        return rows;
    }
}
