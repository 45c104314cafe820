package io.outbound.audience;

import io.outbound.address.ChannelAddress;
import io.outbound.json.Json;
import io.outbound.kernel.ChannelId;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Looks up single contacts for triggered messages, by what a caller knows them by. */
@ApplicationScoped
public class KnownContacts {

    private static final String SELECT =
            "select id, external_id, name, email, phone, telegram_chat_id, viber_id, time_zone, language, attributes from contact where ";

    private Sql sql;

    protected KnownContacts() {}

    @Inject
    public KnownContacts(Sql sql) {
        this.sql = sql;
    }

    /** @param key canonical address, level STANDARD */
    public Optional<KnownContact> byEmailKey(String key) {
        return byKey(key);
    }

    /** Whoever is recognised by this address: of those who have an email address too, nobody knows which one is meant. */
    public Optional<KnownContact> byAddress(ChannelId channel, ChannelAddress address) {
        return ContactKey.of(channel, address).stream()
                .map(this::byKey)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<KnownContact> byKey(String key) {
        return sql.first(SELECT + "address_key = ?", KnownContacts::read, key);
    }

    public Optional<KnownContact> byId(UUID id) {
        return sql.first(SELECT + "id = ?", KnownContacts::read, id);
    }

    public Optional<KnownContact> byExternalId(String externalId) {
        return sql.first(SELECT + "external_id = ?", KnownContacts::read, externalId);
    }

    /** What the contact's browsers are written to by (Web Push), the one seen last first. */
    public List<String> browsers(UUID contactId) {
        return sql.list(
                "select endpoint_hash from push_subscription where contact_id = ? order by seen_at desc, id",
                row -> row.getString(1),
                contactId);
    }

    private static KnownContact read(ResultSet row) throws SQLException {
        JsonObjectBuilder profile;
        try (JsonReader reader = Json.createReader(new StringReader(row.getString("attributes")))) {
            profile = Json.createObjectBuilder(reader.readObject());
        }
        add(profile, "name", row.getString("name"));
        add(profile, "email", row.getString("email"));
        add(profile, "phone", row.getString("phone"));
        add(profile, "externalId", row.getString("external_id"));
        add(profile, "language", row.getString("language"));
        add(profile, "timeZone", row.getString("time_zone"));
        return new KnownContact(Sql.uuid(row, "id"), addresses(row), profile.build());
    }

    private static Map<ChannelId, String> addresses(ResultSet row) throws SQLException {
        Map<ChannelId, String> addresses = new EnumMap<>(ChannelId.class);
        String viber = row.getString("viber_id");
        addresses.put(ChannelId.EMAIL, row.getString("email"));
        addresses.put(ChannelId.SMS, row.getString("phone"));
        addresses.put(ChannelId.VIBER, viber == null ? row.getString("phone") : viber);
        addresses.put(ChannelId.TELEGRAM, row.getString("telegram_chat_id"));
        addresses.values().removeIf(Objects::isNull);
        return addresses;
    }

    private static void add(JsonObjectBuilder profile, String name, String value) {
        if (value != null) {
            profile.add(name, value);
        }
    }
}
