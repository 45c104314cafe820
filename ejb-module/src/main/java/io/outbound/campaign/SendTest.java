package io.outbound.campaign;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who wants to see a campaign's message before others get it.
 *
 * @param recipients addresses; empty: the contact's own
 * @param contactId whose profile fills the message in; null: each recipient's own, if it is a contact
 * @param context what a caller or the run would say
 */
public record SendTest(List<String> recipients, UUID contactId, Map<String, Object> context) {

    public SendTest {
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
        context = context == null ? Map.of() : context;
    }
}
