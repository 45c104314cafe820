package io.outbound.webhook;

import io.outbound.json.Json;
import io.outbound.outbox.EventType;
import io.outbound.outbox.Outbox;
import io.outbound.store.Sql;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;

/** What is told of a message: read from the ledger when it is told first, then kept. */
final class MessageFacts {

    private static final String READ =
            "select d.channel, d.address, d.contact_id, d.message_id as header, e.public_id, e.request_id, e.test, c.id as campaign_id, c.slug, c.name"
                    + " from delivery d join execution e on e.id = d.execution_id join campaign c on c.id = e.campaign_id where d.id = ?";

    private MessageFacts() {}

    /** @param row of the outbox; a message that was deleted with its campaign is told of by its number alone */
    static String payload(Connection connection, ResultSet row) throws SQLException {
        EventType type = type(row.getString("event_type"));
        JsonObjectBuilder data = Json.createObjectBuilder().add("messageId", String.valueOf(row.getLong("message_id")));
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            Sql.bind(statement, row.getLong("message_id"));
            try (ResultSet message = statement.executeQuery()) {
                if (message.next()) {
                    add(data, message);
                }
            }
        }
        text(data, "code", row.getString("code"));
        text(data, type == EventType.MESSAGE_CLICKED ? "url" : "detail", row.getString("detail"));
        return Outbox.payload(type, Sql.instant(row, "occurred_at"), data.build());
    }

    private static void add(JsonObjectBuilder data, ResultSet message) throws SQLException {
        text(data, "channel", message.getString("channel"));
        text(data, "recipient", message.getString("address"));
        text(data, "contactId", string(Sql.uuid(message, "contact_id")));
        text(data, "providerMessageId", message.getString("header"));
        text(data, "executionId", message.getString("public_id"));
        text(data, "requestId", message.getString("request_id"));
        text(data, "campaignId", string(Sql.uuid(message, "campaign_id")));
        text(data, "campaignSlug", message.getString("slug"));
        text(data, "campaignName", message.getString("name"));
        if (message.getBoolean("test")) {
            data.add("test", true);
        }
    }

    private static EventType type(String text) {
        return Arrays.stream(EventType.values())
                .filter(type -> type.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no event is called " + text));
    }

    private static String string(UUID id) {
        return id == null ? null : id.toString();
    }

    private static void text(JsonObjectBuilder data, String name, String value) {
        if (value != null) {
            data.add(name, value);
        }
    }
}
