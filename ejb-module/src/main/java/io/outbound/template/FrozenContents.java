package io.outbound.template;

import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What versions of templates say: stored once when they are saved, however many runs send them, and never changed. A
 * content stays, and its attachments with it, as long as its template is there, a live campaign uses that though it is
 * deleted, or a run refers to it.
 */
@ApplicationScoped
public class FrozenContents {

    private static final String KEY = " where template_id = ? and template_version = ?";
    private static final String INSERT =
            "insert into content (template_id, template_version, subject, html, plain, link)"
                    + " values (?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String ATTACH =
            "insert into content_attachment (template_id, template_version, place, attachment_id) values (?, ?, ?, ?)";
    // a campaign that is triggered, or will be, goes on with a template that was deleted
    private static final String LIVE =
            "select 1 from campaign l where l.template_id = t.id and l.status in ('RUNNING', 'WAITING')";
    private static final String DELETED =
            "select c.template_id, c.template_version from template t join content c on c.template_id = t.id"
                    + " where t.deleted_at < ? and not exists (select 1 from execution e"
                    + " where e.template_id = c.template_id and e.template_version = c.template_version)"
                    + " and not exists (" + LIVE + ") limit ?";
    private static final String FORGET = "delete from content" + KEY
            + " and not exists (select 1 from execution e where e.template_id = ? and e.template_version = ?)"
            + " and not exists (select 1 from template t where t.id = ? and (t.deleted_at is null or exists (" + LIVE
            + ")))";

    /** A version of a template. In the order of their ids: two transactions that lock some must do so in one order. */
    public record Key(UUID templateId, long version) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing((Key key) -> key.templateId).thenComparingLong(Key::version);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private Sql sql;

    protected FrozenContents() {}

    @Inject
    public FrozenContents(Sql sql) {
        this.sql = sql;
    }

    /**
     * From here to the end of the caller's transaction the content is there, and runs may refer to it. Comes before the
     * transaction's first run, and with several keys in their order.
     */
    public void keep(Key key, TemplateContent content) {
        while (!lock(key, isPostgres() ? " for key share" : " for update")) {
            insert(key, content);
        }
    }

    private void insert(Key key, TemplateContent content) {
        int inserted = sql.update(
                INSERT,
                key.templateId(),
                key.version(),
                content.subject(),
                content.html(),
                content.plain(),
                content.link());
        if (inserted > 0) {
            List<UUID> files = content.attachments();
            sql.batch(
                    ATTACH,
                    IntStream.range(0, files.size())
                            .mapToObj(place -> new Object[] {key.templateId(), key.version(), place, files.get(place)})
                            .toList());
        }
    }

    public Optional<TemplateContent> find(Key key) {
        return sql.first(
                        "select subject, html, plain, link from content" + KEY,
                        row -> new TemplateContent(
                                row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                        key.templateId(),
                        key.version())
                .map(content -> content.with(attachments(key)));
    }

    private List<UUID> attachments(Key key) {
        return sql.list(
                "select attachment_id from content_attachment" + KEY + " order by place",
                row -> Sql.uuid(row, "attachment_id"),
                key.templateId(),
                key.version());
    }

    /** Of the runs of a campaign. */
    public List<Key> ofCampaign(UUID campaignId) {
        return sql.list(
                "select distinct template_id, template_version from execution where campaign_id = ?",
                row -> new Key(Sql.uuid(row, "template_id"), row.getLong("template_version")),
                campaignId);
    }

    /** Deletes versions of templates that were deleted before {@code then} and that no run sent. @return how many it looked at */
    int forgetDeleted(Instant then, int most) {
        List<Key> unused = sql.list(
                DELETED, row -> new Key(Sql.uuid(row, "template_id"), row.getLong("template_version")), then, most);
        forgetUnused(unused);
        return unused.size();
    }

    /** Deletes those to which no run refers any more. In the caller's transaction, after its runs. */
    public void forgetUnused(List<Key> keys) {
        keys.stream().sorted().filter(key -> lock(key, " for update")).forEach(this::forget);
    }

    /** By a statement after the lock, which sees the runs that were committed while it waited. */
    private void forget(Key key) {
        sql.update(FORGET, key.templateId(), key.version(), key.templateId(), key.version(), key.templateId());
    }

    private boolean lock(Key key, String how) {
        return sql.first(
                        "select template_version from content" + KEY + how,
                        row -> row.getLong(1),
                        key.templateId(),
                        key.version())
                .isPresent();
    }

    private boolean isPostgres() {
        return sql.dialect() == Dialect.POSTGRESQL;
    }
}
