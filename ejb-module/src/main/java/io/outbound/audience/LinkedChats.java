package io.outbound.audience;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Contacts learn where they are reached when they open a chat by their own link. */
@ApplicationScoped
public class LinkedChats {

    private Contacts contacts;

    protected LinkedChats() {}

    @Inject
    public LinkedChats(Contacts contacts) {
        this.contacts = contacts;
    }

    /** From now on this person is written to there. */
    public void opened(UUID contactId, String telegramChatId) {
        contacts.reachByTelegram(contactId, telegramChatId);
    }
}
