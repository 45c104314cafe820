package io.outbound.sample;

import io.outbound.attribute.ContactAttributes;
import io.outbound.audience.ContactBook;
import io.outbound.audience.ContactConsents;
import io.outbound.audience.ContactListDesk;
import io.outbound.audience.ContactLists;
import io.outbound.audience.ContactMerge;
import io.outbound.audience.ContactTags;
import io.outbound.audience.Contacts;
import io.outbound.campaign.ActionsOnOffer;
import io.outbound.campaign.CampaignEditing;
import io.outbound.campaign.CampaignLifecycle;
import io.outbound.campaign.CampaignRemoval;
import io.outbound.campaign.CampaignSnapshots;
import io.outbound.campaign.Campaigns;
import io.outbound.campaign.Preflight;
import io.outbound.campaign.SettingsCompletion;
import io.outbound.channel.SenderDesk;
import io.outbound.channel.Senders;
import io.outbound.execution.ExecutionRequests;
import io.outbound.execution.RunHalts;
import io.outbound.security.Actor;
import io.outbound.security.CurrentActor;
import io.outbound.security.Scope;
import io.outbound.store.IdSource;
import io.outbound.template.Attachments;
import io.outbound.template.TemplateEngine;
import io.outbound.template.TemplateHistory;
import io.outbound.template.TemplateLibrary;
import io.outbound.template.Templates;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * The use cases without the container's doors: at a start nobody is signed in, and servers differ in how a bean may run
 * as somebody. The caller's transaction is theirs.
 */
@Dependent
class SampleDesks {

    static final Actor ACTOR = new Actor(Actor.SYSTEM.name(), Optional.empty(), Scope.ALL);

    @Inject
    private IdSource ids;

    @Inject
    private Clock clock;

    @Inject
    private Contacts contacts;

    @Inject
    private ContactMerge merge;

    @Inject
    private ContactTags tags;

    @Inject
    private ContactConsents consents;

    @Inject
    private ContactAttributes attributes;

    @Inject
    private ContactLists lists;

    @Inject
    private Templates templates;

    @Inject
    private TemplateHistory history;

    @Inject
    private TemplateEngine engine;

    @Inject
    private Attachments attachments;

    @Inject
    private Senders senders;

    @Inject
    private Campaigns campaigns;

    @Inject
    private SettingsCompletion completion;

    @Inject
    private CampaignRemoval removal;

    @Inject
    private ActionsOnOffer offer;

    @Inject
    private Preflight preflight;

    @Inject
    private CampaignSnapshots snapshots;

    @Inject
    private ExecutionRequests executions;

    @Inject
    private RunHalts halts;

    private final CurrentActor actor = new CurrentActor();

    SampleDesks() {
        actor.become(ACTOR);
    }

    ContactBook contacts() {
        return new ContactBook(contacts, merge, tags, consents, attributes);
    }

    ContactListDesk lists() {
        return new ContactListDesk(lists, contacts, ids, clock);
    }

    TemplateLibrary templates() {
        return new TemplateLibrary(templates, history, engine, attachments, actor, ids, clock);
    }

    SenderDesk senders() {
        return new SenderDesk(senders, ids, clock);
    }

    CampaignEditing editing() {
        return new CampaignEditing(campaigns, completion, removal, offer, actor, ids, clock);
    }

    CampaignLifecycle lifecycle() {
        return new CampaignLifecycle(campaigns, preflight, snapshots, executions, halts, offer, actor, clock);
    }
}
