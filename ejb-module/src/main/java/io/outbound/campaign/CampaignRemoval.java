package io.outbound.campaign;

import io.outbound.kernel.DomainException;
import io.outbound.store.Sql;
import io.outbound.template.FrozenContents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Deletes a campaign for good (seed 2.9): its runs, their ledger and what callers may still ask for go with it. */
@ApplicationScoped
public class CampaignRemoval {

    private static final String RUNS = "(select id from execution where campaign_id = ?)";
    private static final String MESSAGES = "(select id from delivery where execution_id in " + RUNS + ")";

    /** What refers to a campaign, leaves first. */
    private static final List<String> DELETIONS = List.of(
            "delete from sandbox_message where delivery_id in " + MESSAGES,
            "delete from delivery_click where delivery_id in " + MESSAGES,
            "delete from delivery_engagement where delivery_id in " + MESSAGES,
            "delete from engagement where campaign_id = ?",
            "delete from delivery_attempt where delivery_id in " + MESSAGES,
            "delete from delivery where execution_id in " + RUNS,
            "delete from trigger_request where campaign_id = ?",
            "delete from execution where campaign_id = ?",
            "delete from error_storm where campaign_id = ?",
            "delete from campaign_counter where campaign_id = ?",
            "delete from campaign_hour where campaign_id = ?",
            "delete from campaign_link where campaign_id = ?",
            "delete from campaign_leaver where campaign_id = ?",
            "delete from campaign_occurrence where campaign_id = ?");

    private static final String WAITING = "select count(*) from delivery where execution_id in " + RUNS
            + " and state in ('PENDING', 'CLAIMED', 'ATTEMPTING', 'DEFERRED')";

    private Campaigns campaigns;
    private FrozenContents contents;
    private Sql sql;

    protected CampaignRemoval() {}

    @Inject
    public CampaignRemoval(Campaigns campaigns, FrozenContents contents, Sql sql) {
        this.campaigns = campaigns;
        this.contents = contents;
        this.sql = sql;
    }

    /** @throws DomainException CONFLICT {@code messages-waiting}: what was accepted is never dropped unseen */
    void remove(Campaign campaign) {
        UUID id = campaign.id();
        requireNothingWaits(id);
        List<FrozenContents.Key> sent = contents.ofCampaign(id);
        DELETIONS.forEach(deletion -> sql.update(deletion, id));
        contents.forgetUnused(sent);
        campaigns.remove(campaign);
        campaigns.flush();
    }

    private void requireNothingWaits(UUID id) {
        long waiting = sql.count(WAITING, id);
        if (waiting > 0) {
            throw new DomainException(
                    DomainException.Kind.CONFLICT,
                    "messages-waiting",
                    "Messages of this campaign that were accepted and not sent yet: " + waiting
                            + ". It can be deleted when all of them are settled.");
        }
    }
}
