package io.outbound.audience;

import io.outbound.channel.telegram.ChatLinked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Contacts learn where they are reached when they open a chat by their own link. */
@ApplicationScoped
public class LinkedChats {

    private Contacts contacts;

    protected LinkedChats() {}

    @Inject
    public LinkedChats(Contacts contacts) {
        this.contacts = contacts;
    }

    void linked(@Observes ChatLinked chat) {
        contacts.reachByTelegram(chat.contactId(), chat.chatId());
    }
}
