package io.outbound.template;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.Versions;
import io.outbound.security.CurrentActor;
import io.outbound.security.Scope;
import io.outbound.store.IdSource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writing, reading and previewing templates. */
@Stateless
@RolesAllowed({Scope.DATA_WRITE, Scope.CAMPAIGNS_READ})
public class TemplateLibrary {

    private Templates templates;
    private TemplateHistory history;
    private TemplateEngine engine;
    private Attachments attachments;
    private CurrentActor actor;
    private IdSource ids;
    private Clock clock;

    protected TemplateLibrary() {}

    @Inject
    public TemplateLibrary(
            Templates templates,
            TemplateHistory history,
            TemplateEngine engine,
            Attachments attachments,
            CurrentActor actor,
            IdSource ids,
            Clock clock) {
        this.templates = templates;
        this.history = history;
        this.engine = engine;
        this.attachments = attachments;
        this.actor = actor;
        this.ids = ids;
        this.clock = clock;
    }

    @RolesAllowed(Scope.DATA_WRITE)
    public SavedTemplate add(ChannelId channel, String name, TemplateContent content) {
        Checked checked = check(channel, name, content);
        Template template = new Template(ids.next(), channel, name.strip(), checked.content(), clock.instant());
        templates.add(template);
        return saved(template, checked);
    }

    /** @throws DomainException STALE when it has moved on since {@code version} */
    @RolesAllowed(Scope.DATA_WRITE)
    public SavedTemplate edit(UUID id, long version, String name, TemplateContent content) {
        Template template = byId(id);
        Versions.require(version, template.version());
        Checked checked = check(template.channel(), name, content);
        template.edit(name.strip(), checked.content());
        return saved(template, checked);
    }

    /**
     * What an earlier version said becomes a new version; name and channel stay.
     *
     * @param version the current one
     * @throws DomainException NOT_FOUND when there was no such version, INVALID when it would not be accepted any more
     */
    @RolesAllowed(Scope.DATA_WRITE)
    public SavedTemplate restore(UUID id, long version, long earlier) {
        return edit(id, version, byId(id).name(), history.content(id, earlier));
    }

    private SavedTemplate saved(Template template, Checked checked) {
        templates.flush();
        history.enter(template, actor.get(), clock.instant());
        return new SavedTemplate(template, checked.variables(), checked.warnings());
    }

    /** Newest first; those before {@code before}. */
    public List<TemplateVersion> versions(UUID id, long before, int limit) {
        return history.list(byId(id).id(), before, limit);
    }

    /** @throws DomainException NOT_FOUND */
    public TemplateContent content(UUID id, long version) {
        return history.content(byId(id).id(), version);
    }

    /** Soft: campaigns that use it will say so; runs go on. */
    @RolesAllowed(Scope.DATA_WRITE)
    public void delete(UUID id, Optional<Long> version) {
        Template template = byId(id);
        version.ifPresent(seen -> Versions.require(seen, template.version()));
        template.delete(clock.instant());
    }

    /** @throws DomainException NOT_FOUND, also for a deleted one */
    public Template byId(UUID id) {
        return templates
                .byId(id)
                .filter(template -> !template.isDeleted())
                .orElseThrow(() -> DomainException.notFound("template", id));
    }

    public List<Template> page(Optional<ChannelId> channel, Optional<UUID> after, int limit) {
        return templates.page(channel, after, limit);
    }

    public TemplateVariables variables(TemplateContent content) {
        return engine.variables(content);
    }

    public RenderedContent preview(TemplateContent content, Map<String, Object> profile, Map<String, Object> context) {
        return engine.compile(content).render(profile, context);
    }

    private record Checked(TemplateContent content, TemplateVariables variables, List<String> warnings) {}

    private Checked check(ChannelId channel, String name, TemplateContent content) {
        TemplateRules.check(channel, name, content);
        AttachmentRules.check(channel, content.attachments(), attachments::among);
        ScriptFree html = ScriptFree.of(content.html());
        TemplateContent kept = content.withHtml(html.html());
        return new Checked(kept, engine.variables(kept), html.warnings());
    }
}
