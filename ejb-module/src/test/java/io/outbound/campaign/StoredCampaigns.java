package io.outbound.campaign;

import io.outbound.store.Sql;
import java.time.Instant;
import java.util.UUID;

/** Rows of campaigns, for tests of what reads or guards them. */
final class StoredCampaigns {

    private final Sql sql;

    StoredCampaigns(Sql sql) {
        this.sql = sql;
    }

    UUID draft(String name, String created) {
        UUID id = UUID.randomUUID();
        store(id, name, "BROADCAST", "DRAFT", null, false, Instant.parse(created));
        return id;
    }

    void store(UUID id, String name, String type, String status, String launchType, boolean halted, Instant created) {
        sql.update(
                "insert into campaign (id, slug, name, name_key, type, mode, channel, status, launch_type, halted_at, next_fire_at,"
                        + " time_zone, in_doubt, tags, created_at, created_by, modified_at, modified_by)"
                        + " values (?, ?, ?, ?, ?, ?, 'EMAIL', ?, ?, ?, ?, 'UTC', 'HOLD', ?, ?, 'ann', ?, 'ann')",
                id,
                "slug-" + id.toString().replace("-", ""),
                name,
                NameKey.of(name),
                type,
                type.equals("BROADCAST") ? null : "STANDARD",
                status,
                launchType,
                halted ? created : null,
                type.equals("BROADCAST") && status.equals("WAITING") ? created : null,
                "[\"" + name.substring(0, 1) + "\"]",
                created,
                created);
    }
}
