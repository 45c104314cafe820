package io.outbound.audience;

import io.outbound.kernel.ChannelId;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What contacts said about channels. Who refused one is in no audience of it. */
@ApplicationScoped
public class ContactConsents {

    private Sql sql;
    private Clock clock;

    protected ContactConsents() {}

    @Inject
    public ContactConsents(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Of each contact that said something. */
    Map<UUID, Map<ChannelId, Boolean>> of(Collection<UUID> contacts) {
        Map<UUID, Map<ChannelId, Boolean>> said = new HashMap<>();
        sql.list(
                "select contact_id, channel, granted from contact_consent where contact_id = any(?)",
                row -> said.computeIfAbsent(Sql.uuid(row, "contact_id"), id -> new EnumMap<>(ChannelId.class))
                        .put(ChannelId.valueOf(row.getString("channel")), row.getBoolean("granted")),
                (Object) contacts.toArray(new UUID[0]));
        return said;
    }

    /** What is said again keeps its time. */
    void put(Map<UUID, Map<ChannelId, Boolean>> said) {
        List<Object[]> insertions = new ArrayList<>();
        List<Object[]> updates = new ArrayList<>();
        said.forEach((contact, channels) -> channels.forEach((channel, granted) -> {
            insertions.add(new Object[] {contact, channel, granted, clock.instant()});
            updates.add(new Object[] {granted, clock.instant(), contact, channel, granted});
        }));
        sql.batch(
                "insert into contact_consent (contact_id, channel, granted, changed_at) values (?, ?, ?, ?) on conflict do nothing",
                insertions);
        sql.batch(
                "update contact_consent set granted = ?, changed_at = ? where contact_id = ? and channel = ? and granted <> ?",
                updates);
    }

    /** Forgets what was said about other channels than these. */
    void keepOnly(UUID contact, Collection<ChannelId> channels) {
        for (ChannelId channel : ChannelId.values()) {
            if (!channels.contains(channel)) {
                sql.update("delete from contact_consent where contact_id = ? and channel = ?", contact, channel);
            }
        }
    }
}
