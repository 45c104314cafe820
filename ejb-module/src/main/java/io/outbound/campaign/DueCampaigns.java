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

    /** Where a campaign stands among those that are due. */
    public record Place(Instant at, UUID id) {

        /** Before all of them. */
        public static final Place START = new Place(Instant.EPOCH, new UUID(0, 0));
    }

    private Sql sql;

    protected DueCampaigns() {}

    @Inject
    public DueCampaigns(Sql sql) {
        this.sql = sql;
    }

    /** The longest overdue first, from {@code after} on: what cannot be released hides nothing behind it. */
    List<Place> after(Place after, Instant now, int limit) {
        return sql.list(
                "select next_fire_at, id from campaign where next_fire_at <= ? and (next_fire_at, id) > (?, ?)"
                        + " order by next_fire_at, id limit ?",
                row -> new Place(Sql.instant(row, "next_fire_at"), Sql.uuid(row, "id")),
                now,
                after.at(),
                after.id(),
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
