package io.outbound.template;

import io.outbound.kernel.DomainException;
import io.outbound.security.Actor;
import io.outbound.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The versions of templates: what each said, who saved it and when. */
@ApplicationScoped
public class TemplateHistory {

    private static final String SAVED =
            "update content set saved_at = ?, saved_by = ? where template_id = ? and template_version = ?"
                    + " and saved_at is null";
    private static final String LIST =
            "select c.template_version, c.subject, c.saved_at, c.saved_by, t.version from content c"
                    + " join template t on t.id = c.template_id"
                    + " where c.template_id = ? and c.template_version < ? order by c.template_version desc limit ?";

    private Sql sql;
    private FrozenContents contents;

    protected TemplateHistory() {}

    @Inject
    public TemplateHistory(Sql sql, FrozenContents contents) {
        this.sql = sql;
        this.contents = contents;
    }

    /** In the transaction that saves it; its version is known. */
    void enter(Template template, Actor by, Instant now) {
        contents.keep(new FrozenContents.Key(template.id(), template.version()), template.content());
        sql.update(SAVED, now, by.name(), template.id(), template.version());
    }

    /** Newest first; those before {@code before}. */
    List<TemplateVersion> list(UUID templateId, long before, int limit) {
        return sql.list(
                LIST,
                row -> new TemplateVersion(
                        row.getLong(1),
                        row.getString(2),
                        Sql.instant(row, "saved_at"),
                        row.getString(4),
                        row.getLong(1) == row.getLong(5)),
                templateId,
                before,
                limit);
    }

    /** @throws DomainException NOT_FOUND */
    TemplateContent content(UUID templateId, long version) {
        return contents.find(new FrozenContents.Key(templateId, version))
                .orElseThrow(() -> DomainException.notFound("template-version", version));
    }
}
