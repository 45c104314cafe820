package io.outbound.sample;

import io.outbound.campaign.CampaignMode;
import io.outbound.json.Json;
import io.outbound.lead.LeadAdmission;
import io.outbound.lead.LeadInjection;
import io.outbound.lead.LeadOrigin;
import io.outbound.lead.LeadSubmission;
import io.outbound.lead.LeadsRejected;
import io.outbound.settings.Settings;
import io.outbound.store.IdSource;
import io.outbound.trigger.TriggerCall;
import io.outbound.trigger.TriggerIntake;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Some calls of integrators, most of them right: a few messages, a few leads, and rows in both logs. */
@Dependent
class SampleTraffic {

    private static final String CLIENT = "sample data";

    private final TriggerIntake triggers;
    private final LeadInjection leads;
    private final Settings settings;

    @Inject
    SampleTraffic(
            TriggerIntake triggers,
            LeadAdmission admission,
            Settings settings,
            Event<LeadsRejected> rejected,
            IdSource ids,
            Clock clock) {
        this.triggers = triggers;
        this.leads = new LeadInjection(admission, settings, rejected, ids, clock);
        this.settings = settings;
    }

    void flow() {
        if (settings.current().sandbox()) {
            IntStream.rangeClosed(1, 5).forEach(number -> trigger(number, "order-confirmation"));
        }
        trigger(6, "order-confirmatoin");
        trigger(7, "password-code");
        trigger(8, "shipping-notice");
        leads.inject(new LeadSubmission(leads(), LeadOrigin.API, CLIENT, SampleDesks.ACTOR));
    }

    private void trigger(int number, String slug) {
        triggers.take(new TriggerCall(
                CampaignMode.STANDARD,
                Optional.of(call(number, slug)),
                Optional.empty(),
                Optional.empty(),
                "POST /api/im/executions/unitary",
                CLIENT,
                SampleDesks.ACTOR));
    }

    private static JsonObject call(int number, String slug) {
        return Json.createObjectBuilder()
                .add("requestId", "sample-" + number)
                .add("campaignId", slug)
                .add(
                        "recipients",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("type", "external")
                                        .add("userId", "customer-" + number)
                                        .add("namespace", "shop")
                                        .add(
                                                "channelData",
                                                Json.createObjectBuilder()
                                                        .add("emailAddress", "customer" + number + "@example.com"))
                                        .add(
                                                "profile",
                                                Json.createObjectBuilder().add("first_name", "Customer " + number))
                                        .add(
                                                "context",
                                                Json.createObjectBuilder()
                                                        .add("order_number", "A-" + (4700 + number))
                                                        .add("total", "€ " + number * 12 + ".50"))))
                .build();
    }

    private static List<JsonObject> leads() {
        return List.of(
                lead("Eleonora Duse", "eleonora.duse@example.com", "Teatro Argentina"),
                lead("Grace Hopper", "grace.hopper@example.org", "Compiler Works"),
                lead("Björn Ångström", "bjorn@example.test", "Ångström AB"),
                lead("", "nobody@example.com", "No Name Ltd"),
                lead("Guglielmo Marconi", "guglielmo.marconi(at)example.com", "Wireless Telegraph"));
    }

    private static JsonObject lead(String name, String email, String company) {
        JsonObjectBuilder lead = Json.createObjectBuilder()
                .add("contact_email1", email)
                .add("company_name", company)
                .add("source", "website");
        return (name.isEmpty() ? lead : lead.add("contact_name", name)).build();
    }
}
