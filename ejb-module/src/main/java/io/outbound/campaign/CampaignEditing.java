package io.outbound.campaign;

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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Drafting, changing, duplicating and deleting campaigns: everything before and after their life. */
@Stateless
@RolesAllowed(Scope.CAMPAIGNS_WRITE)
public class CampaignEditing {

    private Campaigns campaigns;
    private SettingsCompletion completion;
    private CampaignRemoval removal;
    private ActionsOnOffer offer;
    private CurrentActor actor;
    private IdSource ids;
    private Clock clock;

    protected CampaignEditing() {}

    @Inject
    public CampaignEditing(
            Campaigns campaigns,
            SettingsCompletion completion,
            CampaignRemoval removal,
            ActionsOnOffer offer,
            CurrentActor actor,
            IdSource ids,
            Clock clock) {
        this.campaigns = campaigns;
        this.completion = completion;
        this.removal = removal;
        this.offer = offer;
        this.actor = actor;
        this.ids = ids;
        this.clock = clock;
    }

    public Campaign draft(DraftCampaign command) {
        completion.requireFittingRule(command.settings(), Optional.empty());
        return drafted(command);
    }

    private Campaign drafted(DraftCampaign command) {
        if (command.channel() == null) {
            throw DomainException.invalid("missing-required-field", "/channel", "A campaign needs a channel.");
        }
        CampaignType type = Optional.ofNullable(command.type()).orElse(CampaignType.BROADCAST);
        if (type == CampaignType.BROADCAST && command.mode() != null) {
            throw DomainException.invalid("mode-not-allowed", "/mode", "Only API-triggered campaigns have a mode.");
        }
        CampaignSettings settings = completion.complete(command.settings(), Optional.empty());
        Campaign campaign = new Campaign(
                ids.next(), type, command.mode(), command.channel(), settings, actor.get(), clock.instant());
        campaigns.add(campaign);
        campaigns.flush(campaign);
        return campaign;
    }

    /**
     * @param change from the campaign as it is to the settings as they shall be
     * @throws DomainException STALE when it has moved on since {@code version}
     */
    public Campaign edit(UUID id, long version, Function<Campaign, CampaignSettings> change) {
        Campaign campaign = locked(id);
        Versions.require(version, campaign.version());
        offer.require(campaign, CampaignAction.EDIT);
        CampaignSettings chosen = change.apply(campaign);
        completion.requireFittingRule(chosen, Optional.of(campaign));
        CampaignSettings settings = completion.complete(chosen, Optional.of(campaign));
        campaign.edit(settings, actor.get(), clock.instant());
        campaigns.flush(campaign);
        return campaign;
    }

    /** A new draft with the same settings; when a broadcast sends is to be chosen again, statistics start empty. */
    public Campaign duplicate(UUID id, Optional<Long> seen) {
        Campaign original = campaigns.byId(id).orElseThrow(() -> DomainException.notFound("campaign", id));
        Versions.require(seen, original.version());
        return drafted(new DraftCampaign(original.type(), original.mode(), original.channel(), Copy.of(original)));
    }

    /** For good, with its runs and their ledger. */
    public void delete(UUID id, Optional<Long> version) {
        Campaign campaign = locked(id);
        Versions.require(version, campaign.version());
        offer.require(campaign, CampaignAction.DELETE);
        removal.remove(campaign);
    }

    /** All of them or, when one cannot be deleted, none. */
    public void delete(List<UUID> ids) {
        ids.stream().distinct().sorted().forEach(id -> delete(id, Optional.empty()));
    }

    private Campaign locked(UUID id) {
        return campaigns.lock(id).orElseThrow(() -> DomainException.notFound("campaign", id));
    }
}
