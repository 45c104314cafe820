package io.outbound.campaign;

import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Finds and locks campaigns whose time has come. */
@ApplicationScoped
public class DueCampaigns {

    private Sql sql;

    protected DueCampaigns() {}

    @Inject
    public DueCampaigns(Sql sql) {
        this.sql = sql;
    }

    List<UUID> ids(Instant now, int limit) {
        return sql.list(
                "select id from campaign where next_fire_at <= ? order by next_fire_at, id limit ?",
                row -> Sql.uuid(row, "id"),
                now,
                limit);
    }

    /** @return false when it is not due any more, or somebody else has it; else it is locked until the transaction ends */
    boolean lock(UUID id, Instant now) {
        return sql.first(
                        "select id from campaign where id = ? and next_fire_at <= ? for update skip locked",
                        row -> Sql.uuid(row, "id"),
                        id,
                        now)
                .isPresent();
    }
}
