package io.outbound.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.outbound.campaign.ActionNotAllowedException;
import io.outbound.campaign.CampaignLifecycle;
import io.outbound.campaign.CampaignMode;
import io.outbound.channel.sandbox.SandboxMessages;
import io.outbound.lead.InjectionResult;
import io.outbound.lead.LeadInjection;
import io.outbound.lead.LeadOrigin;
import io.outbound.lead.LeadSubmission;
import io.outbound.security.Actor;
import io.outbound.security.Scope;
import io.outbound.store.Sql;
import io.outbound.trigger.TriggerCall;
import io.outbound.trigger.TriggerIntake;
import io.outbound.trigger.TriggerResult;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Use cases called by a host in the same server; the campaigns are those of the sample data. */
@ExtendWith(ArquillianExtension.class)
class TransactionsAndRolesIT {

    private static final Actor HOST = new Actor("host", Optional.empty(), Set.of(Scope.TRIGGER, Scope.LEADS_WRITE));

    @Inject
    private UserTransaction transaction;

    @Inject
    private CampaignLifecycle lifecycle;

    @Inject
    private TriggerIntake triggers;

    @Inject
    private LeadInjection leads;

    @Inject
    private SandboxMessages sandbox;

    @Inject
    private Sql sql;

    @Deployment
    static WebArchive product() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("../micro/target/outbound.war"))
                .addPackage(TransactionsAndRolesIT.class.getPackage())
                .addAsLibraries(new File(Assertions.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath()));
    }

    @AfterEach
    void leaveNoTransactionBehind() throws Exception {
        if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transaction.rollback();
        }
    }

    @Test
    @Holding(Scope.CAMPAIGNS_LAUNCH)
    void aLaunchCountsWhenItsCallersTransactionCommitsAndOnlyOnce() throws Exception {
        UUID campaign = sql.first(
                        "select id from campaign where name = 'Gold evening'", row -> row.getObject(1, UUID.class))
                .orElseThrow();

        transaction.begin();
        lifecycle.launch(campaign, Optional.empty());
        transaction.rollback();

        assertThat(status(campaign)).isEqualTo("READY");
        assertThat(executions(campaign)).isZero();

        transaction.begin();
        lifecycle.launch(campaign, Optional.empty());
        transaction.commit();

        assertThat(status(campaign)).isIn("RUNNING", "DONE");
        assertThat(executions(campaign)).isEqualTo(1);
    }

    @Test
    @Holding(Scope.CAMPAIGNS_LAUNCH)
    void aBusinessNoArrivesAsItWasThrownAndEndsTheCallersTransaction() throws Exception {
        UUID live = sql.first(
                        "select id from campaign where slug = 'order-confirmation'",
                        row -> row.getObject(1, UUID.class))
                .orElseThrow();

        transaction.begin();

        assertThatThrownBy(() -> lifecycle.launch(live, Optional.empty()))
                .isInstanceOf(ActionNotAllowedException.class);
        assertThat(transaction.getStatus()).isEqualTo(Status.STATUS_MARKED_ROLLBACK);
    }

    @Test
    void aRefusedTriggerKeepsItsRowWhenItsCallersTransactionRollsBack() throws Exception {
        transaction.begin();
        TriggerResult result = triggers.take(call("no-such-campaign"));
        transaction.rollback();

        assertThat(result).isInstanceOf(TriggerResult.Refused.class);
        assertThat(sql.count("select count(*) from api_failed_log where slug = 'no-such-campaign'"))
                .isEqualTo(1);
    }

    @Test
    void whoHasNotTheScopeInjectsNothing() {
        assertThatThrownBy(() -> leads.inject(lead("Nobody"))).isInstanceOf(EJBAccessException.class);
        assertThatThrownBy(() -> lifecycle.launch(UUID.randomUUID(), Optional.empty()))
                .isInstanceOf(EJBAccessException.class);

        assertThat(leadsNamed("Nobody")).isZero();
    }

    @Test
    @Holding(Scope.LEADS_READ)
    void whoMayNotLookAtCampaignsSeesNoSandboxMessage() {
        assertThatThrownBy(() -> sandbox.list(Long.MAX_VALUE, "", 1)).isInstanceOf(EJBAccessException.class);
        assertThatThrownBy(() -> sandbox.byId(1)).isInstanceOf(EJBAccessException.class);
    }

    @Test
    @Holding(Scope.CAMPAIGNS_READ)
    void whoMayLookAtCampaignsSeesThem() {
        assertThat(sandbox.list(Long.MAX_VALUE, "", 1)).hasSize(1);
    }

    @Test
    @Holding(Scope.LEADS_WRITE)
    void whoHasItInjectsOneLead() {
        List<InjectionResult> results = leads.inject(lead("Somebody"));

        assertThat(results).singleElement().isInstanceOf(InjectionResult.Created.class);
        assertThat(leadsNamed("Somebody")).isEqualTo(1);
    }

    private static TriggerCall call(String slug) {
        JsonObject body = Json.createObjectBuilder()
                .add("requestId", UUID.randomUUID().toString())
                .add("campaignId", slug)
                .add(
                        "recipients",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "external")
                                        .add("userId", "jane")
                                        .add("namespace", "email")
                                        .add(
                                                "channelData",
                                                Json.createObjectBuilder().add("emailAddress", "jane@example.com"))))
                .build();
        return new TriggerCall(
                CampaignMode.STANDARD, Optional.of(body), Optional.empty(), Optional.empty(), "host", "host", HOST);
    }

    private static LeadSubmission lead(String name) {
        JsonObject lead = Json.createObjectBuilder().add("contact_name", name).build();
        return new LeadSubmission(List.of(lead), LeadOrigin.API, "host", HOST);
    }

    private String status(UUID campaign) {
        return sql.first("select status from campaign where id = ?", row -> row.getString(1), campaign)
                .orElseThrow();
    }

    private long executions(UUID campaign) {
        return sql.count("select count(*) from execution where campaign_id = ?", campaign);
    }

    private long leadsNamed(String name) {
        return sql.count("select count(*) from lead where contact_name = ?", name);
    }
}
