package io.outbound.console.campaign;

import io.outbound.campaign.CampaignCatalog;
import io.outbound.campaign.CampaignDetails;
import io.outbound.campaign.CampaignEditing;
import io.outbound.campaign.CampaignLifecycle;
import io.outbound.campaign.CampaignSettings;
import io.outbound.campaign.CampaignType;
import io.outbound.campaign.DraftCampaign;
import io.outbound.console.Attempt;
import io.outbound.console.Here;
import io.outbound.console.Notices;
import io.outbound.console.Words;
import io.outbound.kernel.ChannelId;
import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.security.CurrentActor;
import io.outbound.security.Scope;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A new campaign, or one that can still be edited. */
@Named
@ViewScoped
public class CampaignFormView implements Serializable {

    private static final long serialVersionUID = 1L;

    private CampaignCatalog catalog;
    private CampaignEditing editing;
    private CampaignLifecycle lifecycle;
    private Choices choices;
    private CurrentActor actor;
    private Notices notices;
    private Words words;

    private String id;
    private String fix;
    private UUID campaign;
    private long version;
    private CampaignFields fields = new CampaignFields();
    private Map<String, String> errors = Map.of();
    private List<Choice> templates = List.of();
    private List<Choice> senders = List.of();
    private List<Choice> lists = List.of();

    protected CampaignFormView() {}

    @Inject
    public CampaignFormView(
            CampaignCatalog catalog,
            CampaignEditing editing,
            CampaignLifecycle lifecycle,
            Choices choices,
            CurrentActor actor,
            Notices notices,
            Words words) {
        this.catalog = catalog;
        this.editing = editing;
        this.lifecycle = lifecycle;
        this.choices = choices;
        this.actor = actor;
        this.notices = notices;
        this.words = words;
    }

    public String load() {
        if (!actor.get().may(Scope.CAMPAIGNS_WRITE)) {
            notices.refused(new DomainException(DomainException.Kind.FORBIDDEN, "forbidden", "Not allowed."));
            return Here.go("/console/campaigns.xhtml");
        }
        if (id != null && Attempt.of(this::read).isPresent()) {
            return Here.go("/console/campaigns.xhtml");
        }
        ChannelId channel = ChannelId.valueOf(fields.getChannel());
        templates = choices.templates(channel);
        senders = choices.senders(channel);
        lists = choices.lists();
        return null;
    }

    private void read() {
        try {
            CampaignDetails details = catalog.details(UUID.fromString(id));
            campaign = details.line().id();
            version = details.version();
            fields = CampaignFields.of(details);
        } catch (IllegalArgumentException notAnId) {
            throw DomainException.notFound("campaign", id);
        }
    }

    /** Keeps it as it is, complete or not. */
    public String save() {
        return keep() ? done("done.saved") : null;
    }

    /** Keeps it, then ends the draft: what is still missing is said at its field, all at once. */
    public String finish() {
        if (!keep()) {
            return null;
        }
        Optional<DomainException> refusal = Attempt.of(
                fields.isApi()
                        ? () -> lifecycle.activate(campaign, Optional.empty())
                        : () -> lifecycle.finish(campaign, Optional.empty()));
        refusal.ifPresent(this::show);
        return refusal.isPresent() ? null : done(fields.isApi() ? "done.activated" : "done.finished");
    }

    private boolean keep() {
        errors = Map.of();
        Optional<DomainException> refusal = Attempt.of(campaign == null ? this::create : this::change);
        refusal.ifPresent(this::show);
        return refusal.isEmpty();
    }

    private void create() {
        CampaignSettings settings = fields.over(CampaignSettings.named(fields.getName()));
        var created = editing.draft(new DraftCampaign(
                CampaignType.valueOf(fields.getType()), null, ChannelId.valueOf(fields.getChannel()), settings));
        campaign = created.id();
        version = created.version();
        id = campaign.toString();
    }

    private void change() {
        version = editing.edit(campaign, version, now -> fields.over(now.settings()))
                .version();
    }

    private void show(DomainException refusal) {
        Map<String, String> found = new HashMap<>();
        for (FieldError error : refusal.errors()) {
            String text = words.sayOr("reason." + error.code(), words.sayOr("error." + error.code(), error.message()));
            found.putIfAbsent(error.pointer(), text);
        }
        errors = found;
        notices.refused(refusal);
    }

    private String done(String key) {
        notices.done(key);
        return Here.go("/console/campaign.xhtml?id=" + campaign);
    }

    /** What is wrong with that field, or null. */
    public String error(String field) {
        return errors.get("/" + field);
    }

    public boolean isNew() {
        return campaign == null;
    }

    public boolean wants(String field) {
        return field.equals(fix);
    }

    public CampaignFields getFields() {
        return fields;
    }

    public List<Choice> getTemplates() {
        return templates;
    }

    public List<Choice> getSenders() {
        return senders;
    }

    public List<Choice> getLists() {
        return lists;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getFix() {
        return fix;
    }

    public void setFix(String fix) {
        this.fix = fix;
    }
}
