package io.outbound.segment;

import io.outbound.kernel.ChannelId;
import io.outbound.store.Fragment;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All segments, deleted ones included, and how many contacts a rule holds. */
@ApplicationScoped
public class Segments {

    private Sql sql;

    protected Segments() {}

    @Inject
    public Segments(Sql sql) {
        this.sql = sql;
    }

    public Optional<Segment> byId(UUID id) {
        return sql.first("select * from segment where id = ?", Segments::read, id);
    }

    /** Newest first, without the deleted; those older than {@code after} if given. */
    List<Segment> page(Optional<UUID> after, int limit) {
        List<Object> values = new ArrayList<>();
        after.ifPresent(values::add);
        values.add(limit);
        return sql.list(
                "select * from segment where deleted_at is null" + (after.isPresent() ? " and id < ?" : "")
                        + " order by id desc limit ?",
                Segments::read,
                values.toArray());
    }

    void add(UUID id, String name, String rule, Instant now) {
        sql.update(
                "insert into segment (id, name, rule, created_at, version) values (?, ?, ?, ?, 0)",
                id,
                name,
                rule,
                now);
        nameLists(id, rule);
    }

    /** Which lists it names is kept beside it, so that whoever takes a list away can be told. */
    private void nameLists(UUID id, String rule) {
        sql.batch(
                "insert into segment_list (segment_id, list_id) values (?, ?)",
                RuleLists.in(rule).stream().map(list -> new Object[] {id, list}).toList());
    }

    /** @return whether the version was still this one */
    boolean change(UUID id, long version, String name, String rule) {
        boolean changed = sql.update(
                        "update segment set name = ?, rule = ?, size = null, counted_at = null, version = version + 1"
                                + " where id = ? and version = ?",
                        name,
                        rule,
                        id,
                        version)
                > 0;
        if (changed) {
            sql.update("delete from segment_list where segment_id = ?", id);
            nameLists(id, rule);
        }
        return changed;
    }

    void delete(UUID id, Instant now) {
        sql.update("update segment set deleted_at = ?, version = version + 1 where id = ?", now, id);
    }

    void counted(UUID id, long size, Instant now) {
        sql.update("update segment set size = ?, counted_at = ? where id = ?", size, now, id);
    }

    /** How many contacts the rule holds now. */
    public long count(Rule rule) {
        Fragment where = RuleSql.of(rule, sql.dialect());
        return sql.count(
                "select count(*) from contact c where " + where.sql(),
                where.values().toArray());
    }

    /** Whether the rule, as JSON, holds anybody who can be reached on the channel; does not count. */
    public boolean anybody(String rule, ChannelId channel) {
        Fragment query = Fragment.of("select 1").plus(reachable(rule, channel)).plus(" limit 1");
        return sql.first(query.sql(), row -> 1, query.values().toArray()).isPresent();
    }

    /** Whether more than so many addresses of the channel are in the rule; does not count further. */
    public boolean isLargerThan(String rule, ChannelId channel, long number) {
        Fragment key = Reach.on(channel, sql.dialect()).key();
        Fragment query = Fragment.of("select count(*) from (select distinct ")
                .plus(key)
                .plus(" as address")
                .plus(reachable(rule, channel))
                .plus(Fragment.of(" limit ?) people", number + 1));
        return sql.count(query.sql(), query.values().toArray()) > number;
    }

    private Fragment reachable(String rule, ChannelId channel) {
        Reach reach = Reach.on(channel, sql.dialect());
        return Fragment.of(" from " + reach.from() + " where ")
                .plus(reach.condition())
                .plus(" and (")
                .plus(RuleSql.of(RuleReader.read(rule), sql.dialect()))
                .plus(")");
    }

    private static Segment read(ResultSet row) throws SQLException {
        return new Segment(
                Sql.uuid(row, "id"),
                row.getString("name"),
                row.getString("rule"),
                row.getObject("size", Long.class),
                Sql.instant(row, "counted_at"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "deleted_at"),
                row.getLong("version"));
    }
}
