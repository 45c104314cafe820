package io.outbound.campaign;

import io.outbound.kernel.DomainException;
import java.util.Map;
import java.util.Set;

/** The campaign's status does not allow this verb; {@link #allowedActions()} are those that it does. */
public class ActionNotAllowedException extends DomainException {

    private static final long serialVersionUID = 1L;

    private final transient Set<CampaignAction> allowedActions;

    ActionNotAllowedException(CampaignStatus status, CampaignAction action, Set<CampaignAction> allowed) {
        super(
                Kind.CONFLICT,
                status == CampaignStatus.RUNNING && action == CampaignAction.STOP
                        ? "campaign-running"
                        : "action-not-allowed",
                "A campaign that is " + status + " does not allow \"" + action.verb() + "\".");
        this.allowedActions = allowed;
    }

    public Set<CampaignAction> allowedActions() {
        return allowedActions;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of(
                "allowedActions",
                allowedActions.stream().map(CampaignAction::verb).toList());
    }
}
