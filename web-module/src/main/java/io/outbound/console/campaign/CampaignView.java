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

    private String id;
    private CampaignDetails details;
    private DeliveryProgress progress;
    private List<FailureReason> reasons = List.of();

    protected CampaignView() {}

    @Inject
    public CampaignView(CampaignCatalog catalog, CampaignVerbs verbs) {
        this.catalog = catalog;
        this.verbs = verbs;
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
        return "";
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
