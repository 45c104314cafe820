package io.outbound.sample;

import io.outbound.audience.Contact;
import io.outbound.audience.ContactBook;
import io.outbound.campaign.Audience;
import io.outbound.campaign.Campaign;
import io.outbound.campaign.CampaignMode;
import io.outbound.campaign.CampaignSettings;
import io.outbound.campaign.CampaignType;
import io.outbound.campaign.DraftCampaign;
import io.outbound.campaign.LaunchType;
import io.outbound.channel.Sender;
import io.outbound.channel.SenderDesk;
import io.outbound.kernel.ChannelId;
import io.outbound.settings.Settings;
import io.outbound.template.TemplateContent;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** People, lists, templates, senders and campaigns: all of it or nothing. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class SampleStock {

    private SampleDesks desks;
    private Settings settings;

    protected SampleStock() {}

    @Inject
    public SampleStock(SampleDesks desks, Settings settings) {
        this.desks = desks;
        this.settings = settings;
    }

    public void fill() {
        List<Contact> people = people();
        UUID everybody = list("Newsletter", people, any -> true);
        UUID italians = list("Clienti Italia", people, contact -> "it".equals(contact.language()));
        UUID gold = list("Gold members", people, contact -> "gold"
                .equals(contact.attributes().get("plan")));

        UUID news = sender("Outbound News", "news@example.com");
        UUID shop = sender("Negozio Outbound", "negozio@example.com");
        UUID service = sender("Outbound Service", "service@example.com");

        UUID newsletter = template("Newsletter November", Letters.NEWSLETTER);
        UUID saldi = template("Saldi d’autunno", Letters.SALDI);
        UUID invitation = template("Gold evening", Letters.INVITATION);
        UUID order = template("Order confirmation", Letters.ORDER);
        UUID password = template("Password code", Letters.PASSWORD);

        started(broadcast("Newsletter November", LaunchType.NOW, newsletter, news, everybody, "newsletter"));
        started(broadcast("Saldi d’autunno", LaunchType.NOW, saldi, shop, italians, "retail", "italia"));
        desks.lifecycle()
                .finish(
                        broadcast("Gold evening", LaunchType.MANUAL, invitation, news, gold, "events"),
                        Optional.empty());
        broadcast("Christmas greetings", null, newsletter, news, everybody, "newsletter");
        broadcast("Spring preview", null, null, null, null);
        failed(italians);

        live("Order confirmation", "order-confirmation", CampaignMode.STANDARD, order, service);
        desks.lifecycle()
                .deactivate(
                        live("Password code", "password-code", CampaignMode.STANDARD, password, service),
                        Optional.empty());
        live("Flash codes", "flash-codes", CampaignMode.HIGH_THROUGHPUT, password, service);
        triggered("Shipping notice", "shipping-notice", CampaignMode.STANDARD, null, service);
    }

    private List<Contact> people() {
        ContactBook book = desks.contacts();
        return People.all().map(book::save).toList();
    }

    private UUID list(String name, List<Contact> people, Predicate<Contact> members) {
        UUID list = desks.lists().add(name).id();
        desks.lists()
                .include(list, people.stream().filter(members).map(Contact::id).toList());
        return list;
    }

    private UUID sender(String name, String address) {
        Sender sender = desks.senders().add(ChannelId.EMAIL, name, address);
        sender.verify(sender.createdAt());
        return sender.id();
    }

    private UUID template(String name, TemplateContent content) {
        return desks.templates().add(ChannelId.EMAIL, name, content).template().id();
    }

    private UUID broadcast(String name, LaunchType launch, UUID template, UUID sender, UUID list, String... tags) {
        return draft(
                CampaignType.BROADCAST,
                null,
                new CampaignSettings(
                        name,
                        null,
                        null,
                        template,
                        sender,
                        Audience.ofList(list),
                        launch,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(tags),
                        null,
                        null,
                        null));
    }

    private UUID triggered(String name, String slug, CampaignMode mode, UUID template, UUID sender) {
        return draft(
                CampaignType.API_TRIGGERED,
                mode,
                new CampaignSettings(
                        name,
                        slug,
                        null,
                        template,
                        sender,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of("api"),
                        null,
                        null,
                        null));
    }

    private UUID draft(CampaignType type, CampaignMode mode, CampaignSettings its) {
        Campaign campaign = desks.editing().draft(new DraftCampaign(type, mode, ChannelId.EMAIL, its));
        return campaign.id();
    }

    /** Nothing of this is meant for a real mail server: without the sandbox it stays a draft. */
    private void started(UUID campaign) {
        if (settings.current().sandbox()) {
            desks.lifecycle().finish(campaign, Optional.empty());
        }
    }

    private UUID live(String name, String slug, CampaignMode mode, UUID template, UUID sender) {
        UUID campaign = triggered(name, slug, mode, template, sender);
        desks.lifecycle().activate(campaign, Optional.empty());
        return campaign;
    }

    /** Two things were taken away between the draft and its start. */
    private void failed(UUID list) {
        UUID template = template("Flash sale", Letters.SALDI);
        SenderDesk senders = desks.senders();
        UUID sender = sender("Flash Sale", "flash@example.com");
        UUID campaign = broadcast("Flash sale", LaunchType.NOW, template, sender, list, "retail");
        desks.templates().delete(template, Optional.empty());
        senders.pause(sender, Optional.empty());
        desks.lifecycle().finish(campaign, Optional.empty());
    }
}
