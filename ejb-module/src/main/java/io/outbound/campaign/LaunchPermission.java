package io.outbound.campaign;

import io.outbound.security.Actor;
import io.outbound.security.Scope;
import io.outbound.security.StandingRights;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether those who want a campaign to start may want that (seed 2.37). Who starts it in person is asked at the door;
 * here it is about campaigns that a clock starts: the last person who changed or launched it stands for it.
 */
@ApplicationScoped
public class LaunchPermission {

    private StandingRights rights;

    protected LaunchPermission() {}

    @Inject
    public LaunchPermission(StandingRights rights) {
        this.rights = rights;
    }

    /** @param by who starts it now; {@link Actor#SYSTEM}: nobody in person */
    Optional<ReasonCode> reason(Campaign campaign, Actor by) {
        boolean inPerson = !by.name().equals(Actor.SYSTEM.name());
        boolean byClock =
                campaign.type() == CampaignType.BROADCAST && campaign.status() == CampaignStatus.WAITING && !inPerson;
        return byClock && !rights.may(campaign.modifiedBy(), Scope.CAMPAIGNS_LAUNCH)
                ? Optional.of(ReasonCode.PERMISSION_RESTRICTED)
                : Optional.empty();
    }

    /** Those in whose name a clock will start one of these campaigns, and who may not want that any more. */
    Set<String> restricted(List<CampaignLine> lines) {
        Set<String> responsible = lines.stream()
                .filter(CampaignLine::isStartedByClock)
                .map(line -> line.uses().responsible())
                .collect(Collectors.toSet());
        return rights.restricted(responsible, Scope.CAMPAIGNS_LAUNCH);
    }
}
