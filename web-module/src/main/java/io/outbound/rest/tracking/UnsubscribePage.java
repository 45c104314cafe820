package io.outbound.rest.tracking;

import java.util.Locale;

/** The few words a recipient reads, in English or Italian. Nothing of the request is shown, so nothing can be injected. */
record UnsubscribePage(String language, String title, String ask, String button, String gone, String strange) {

    private static final UnsubscribePage ENGLISH = new UnsubscribePage(
            "en",
            "Unsubscribe",
            "Do you want to receive no more of these messages?",
            "Unsubscribe",
            "You are unsubscribed. You will receive no more of these messages.",
            "This link is not valid. Please use the link in the message as it is.");

    private static final UnsubscribePage ITALIAN = new UnsubscribePage(
            "it",
            "Annulla l’iscrizione",
            "Non vuoi più ricevere questi messaggi?",
            "Annulla l’iscrizione",
            "L’iscrizione è annullata. Non riceverai più questi messaggi.",
            "Questo collegamento non è valido. Usa il collegamento del messaggio così com’è.");

    static UnsubscribePage in(Locale locale) {
        return locale.getLanguage().equals("it") ? ITALIAN : ENGLISH;
    }

    /** The form posts to the address of the page itself. */
    String question() {
        return page("<p>" + ask + "</p><form method=\"post\"><button type=\"submit\">" + button + "</button></form>");
    }

    String done() {
        return page("<p role=\"status\">" + gone + "</p>");
    }

    String unknown() {
        return page("<p>" + strange + "</p>");
    }

    private String page(String body) {
        return PublicPage.html(language, title, body);
    }
}
