package io.outbound.console.campaign;

import io.outbound.campaign.CampaignAction;
import io.outbound.campaign.CampaignCatalog;
import io.outbound.campaign.CampaignDetails;
import io.outbound.campaign.CampaignStatus;
import io.outbound.campaign.CampaignType;
import io.outbound.campaign.FailureReason;
import io.outbound.console.Attempt;
import io.outbound.console.Here;
import io.outbound.delivery.DeliveryProgress;
import io.outbound.kernel.DomainException;
import io.outbound.settings.PublicUrl;
import io.outbound.trigger.SampleCall;
import io.outbound.trigger.SampleLanguage;
import io.outbound.trigger.TriggerGuide;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Info: one campaign in full. */
@Named
@ViewScoped
public class CampaignView implements Serializable {

    private static final long serialVersionUID = 1L;

    private CampaignCatalog catalog;
    private CampaignVerbs verbs;
    private TriggerGuide guide;
    private PublicUrl publicUrl;

    private String id;
    private String lang;
    private CampaignDetails details;
    private DeliveryProgress progress;
    private List<FailureReason> reasons = List.of();

    protected CampaignView() {}

    @Inject
    public CampaignView(CampaignCatalog catalog, CampaignVerbs verbs, TriggerGuide guide, PublicUrl publicUrl) {
        this.catalog = catalog;
        this.verbs = verbs;
        this.guide = guide;
        this.publicUrl = publicUrl;
    }

    public String load() {
        Optional<DomainException> missing = Attempt.of(this::read);
        return missing.isPresent() ? Here.go("/console/campaigns.xhtml") : null;
    }

    public void read() {
        try {
            details = catalog.details(UUID.fromString(id));
        } catch (IllegalArgumentException | NullPointerException notAnId) {
            throw DomainException.notFound("campaign", id);
        }
        progress = catalog.progress(details.line().id());
        reasons = verbs.reasons(details);
    }

    public String launch() {
        return verbs.launch(uuid());
    }

    public String finish() {
        return verbs.finish(uuid());
    }

    public String activate() {
        return verbs.activate(uuid());
    }

    public String deactivate() {
        return verbs.deactivate(uuid());
    }

    public String duplicate() {
        return verbs.duplicate(uuid());
    }

    public String delete() {
        return verbs.delete(uuid(), "/console/campaigns.xhtml");
    }

    private UUID uuid() {
        return details.line().id();
    }

    public boolean can(String action) {
        return details.line().availableActions().contains(CampaignAction.valueOf(action));
    }

    public CampaignRow getRow() {
        return CampaignRow.of(details.line(), null);
    }

    public boolean isApi() {
        return details.line().type() == CampaignType.API_TRIGGERED;
    }

    public boolean isLive() {
        return isApi() && details.line().status() == CampaignStatus.RUNNING;
    }

    public boolean isMoving() {
        return CampaignRow.isOnItsWay(details.line());
    }

    public String getSample() {
        return SampleCall.of(guide.sample(uuid()), language(), publicUrl.base()).text();
    }

    /** "page" for the language of the sample that is shown, else null: no attribute. */
    public String shown(String language) {
        return language().name().equalsIgnoreCase(language) ? "page" : null;
    }

    private SampleLanguage language() {
        SampleLanguage wanted = lang == null ? null : SampleLanguage.of(lang);
        return wanted == null ? SampleLanguage.BASH : wanted;
    }

    public String getLang() {
        return lang;
    }

    public void setLang(String lang) {
        this.lang = lang;
    }

    public CampaignDetails getDetails() {
        return details;
    }

    public DeliveryProgress getProgress() {
        return progress;
    }

    public List<FailureReason> getReasons() {
        return reasons;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
