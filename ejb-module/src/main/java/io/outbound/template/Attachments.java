package io.outbound.template;

import io.outbound.kernel.Attachment;
import io.outbound.store.Dialect;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.ref.SoftReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Files that go with an email. They never change: who wants another makes another. */
@ApplicationScoped
public class Attachments {

    private static final String COLUMNS = "a.id, a.name, a.content_type, a.size, a.created_at";
    private static final String THE_SAME = " where sha256 = ? and name = ? and content_type = ?";
    private static final String OF_A_RUN = "select " + COLUMNS
            + " from execution e join content_attachment c on c.template_id = e.template_id"
            + " and c.template_version = e.template_version"
            + " join attachment a on a.id = c.attachment_id where e.id = ? order by c.place";
    private static final String UNUSED =
            " and not exists (select 1 from content_attachment c where c.attachment_id = attachment.id)";

    /** Given up when memory is short: each is in the database, and large. */
    private final Map<UUID, SoftReference<Attachment>> known = new ConcurrentHashMap<>();

    private Sql sql;

    protected Attachments() {}

    @Inject
    public Attachments(Sql sql) {
        this.sql = sql;
    }

    /** @return the one that is kept: the same file under the same name is kept once */
    AttachmentEntry keep(UUID id, GivenFile file, String sha256, Instant now) {
        if (sql.update("update attachment set given_at = ?" + THE_SAME, now, sha256, file.name(), file.contentType())
                == 0) {
            sql.update(
                    "insert into attachment (id, name, content_type, size, sha256, content, created_at, given_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                    id,
                    file.name(),
                    file.contentType(),
                    file.content().length,
                    sha256,
                    file.content(),
                    now,
                    now);
        }
        return sql.first(
                        "select " + COLUMNS + " from attachment a" + THE_SAME,
                        Attachments::entry,
                        sha256,
                        file.name(),
                        file.contentType())
                .orElseThrow();
    }

    Optional<AttachmentEntry> byId(UUID id) {
        return sql.first("select " + COLUMNS + " from attachment a where id = ?", Attachments::entry, id);
    }

    /** Newest first; those older than {@code after} if given. */
    List<AttachmentEntry> page(Optional<UUID> after, int limit) {
        String newest = "select " + COLUMNS + " from attachment a";
        return after.isEmpty()
                ? sql.list(newest + " order by id desc limit ?", Attachments::entry, limit)
                : sql.list(newest + " where id < ? order by id desc limit ?", Attachments::entry, after.get(), limit);
    }

    Optional<GivenFile> file(UUID id) {
        return sql.first(
                "select name, content_type, content from attachment where id = ?",
                row -> new GivenFile(row.getString(1), row.getString(2), row.getBytes(3)),
                id);
    }

    /** Those of {@code ids} that there are; they stay to the end of the caller's transaction. */
    Map<UUID, AttachmentEntry> among(List<UUID> ids) {
        String held = sql.dialect() == Dialect.POSTGRESQL ? " for key share" : " for update";
        return sql
                .list(
                        "select " + COLUMNS + " from attachment a where id = any(?) order by id" + held,
                        Attachments::entry,
                        (Object) ids.toArray(new UUID[0]))
                .stream()
                .collect(Collectors.toMap(AttachmentEntry::id, Function.identity()));
    }

    /** What a run sends, in order. */
    public List<AttachmentEntry> ofRun(UUID executionId) {
        return sql.list(OF_A_RUN, Attachments::entry, executionId);
    }

    /** Ready to be sent, in the order of {@code ids}; who asks again gets the same objects. */
    public List<Attachment> ready(List<UUID> ids) {
        return ids.stream().map(this::ready).toList();
    }

    private Attachment ready(UUID id) {
        SoftReference<Attachment> kept = known.get(id);
        Attachment file = kept == null ? null : kept.get();
        return file != null ? file : prepare(id);
    }

    /** One at a time: slots that begin together would encode the same file side by side. */
    private synchronized Attachment prepare(UUID id) {
        SoftReference<Attachment> kept = known.get(id);
        Attachment file = kept == null ? null : kept.get();
        if (file == null) {
            file = file(id).map(its -> Attachment.of(its.name(), its.contentType(), its.content()))
                    .orElseThrow();
            known.values().removeIf(one -> one.get() == null);
            known.put(id, new SoftReference<>(file));
        }
        return file;
    }

    /** Whether it was there and no version of a template had it. In the caller's transaction. */
    boolean removeUnused(UUID id) {
        boolean there = sql.first("select id from attachment where id = ? for update", row -> Sql.uuid(row, "id"), id)
                .isPresent();
        // by a statement after the lock, which sees what was committed while it waited
        return there && sql.update("delete from attachment where id = ?" + UNUSED, id) > 0;
    }

    /** As {@link #removeUnused}, those that nobody brought since. */
    int removeUnused(Instant since, int most) {
        List<UUID> unused = sql.list(
                "select id from attachment where given_at < ?" + UNUSED + " order by id limit ?",
                row -> Sql.uuid(row, "id"),
                since,
                most);
        unused.forEach(this::removeUnused);
        return unused.size();
    }

    private static AttachmentEntry entry(ResultSet row) throws SQLException {
        return new AttachmentEntry(
                Sql.uuid(row, "id"),
                row.getString("name"),
                row.getString("content_type"),
                row.getInt("size"),
                Sql.instant(row, "created_at"));
    }
}
