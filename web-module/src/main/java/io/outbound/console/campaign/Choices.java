package io.outbound.console.campaign;

import io.outbound.audience.ContactList;
import io.outbound.audience.ContactLists;
import io.outbound.channel.Sender;
import io.outbound.channel.SenderDesk;
import io.outbound.console.Words;
import io.outbound.kernel.ChannelId;
import io.outbound.template.TemplateLibrary;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a campaign can be made of: the newest templates, senders and lists. */
@RequestScoped
public class Choices {

    private static final int MOST = 200;

    private TemplateLibrary templates;
    private SenderDesk senders;
    private ContactLists lists;
    private Words words;

    protected Choices() {}

    @Inject
    public Choices(TemplateLibrary templates, SenderDesk senders, ContactLists lists, Words words) {
        this.templates = templates;
        this.senders = senders;
        this.lists = lists;
        this.words = words;
    }

    List<Choice> templates(ChannelId channel) {
        return templates.page(Optional.of(channel), Optional.empty(), MOST).stream()
                .map(template -> new Choice(template.id().toString(), template.name()))
                .toList();
    }

    List<Choice> senders(ChannelId channel) {
        return senders.page(Optional.of(channel), Optional.empty(), MOST).stream()
                .map(sender -> new Choice(sender.id().toString(), label(sender)))
                .toList();
    }

    List<Choice> lists() {
        List<ContactList> found = lists.page(Optional.empty(), MOST);
        Map<UUID, Long> sizes = lists.sizes(found.stream().map(ContactList::id).toList());
        return found.stream()
                .map(list -> new Choice(
                        list.id().toString(), words.say("form.list.size", list.name(), sizes.get(list.id()))))
                .toList();
    }

    private String label(Sender sender) {
        String name = sender.address() == null ? sender.name() : sender.name() + " <" + sender.address() + ">";
        return sender.status() == Sender.Status.PAUSED ? words.say("form.sender.paused", name) : name;
    }
}
