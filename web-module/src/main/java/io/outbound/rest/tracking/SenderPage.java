package io.outbound.rest.tracking;

import java.util.Locale;

/** What the owner of an address reads who is asked to confirm it, in English or Italian. */
record SenderPage(String language, String title, String ask, String button, String done, String strange) {

    private static final SenderPage ENGLISH = new SenderPage(
            "en",
            "Confirm this address",
            "May messages be sent from this address?",
            "Confirm",
            "The address is confirmed. You can close this page.",
            "This link is not valid any more. Have it mailed once more.");

    private static final SenderPage ITALIAN = new SenderPage(
            "it",
            "Conferma questo indirizzo",
            "Si possono inviare messaggi da questo indirizzo?",
            "Conferma",
            "L’indirizzo è confermato. Puoi chiudere questa pagina.",
            "Questo collegamento non è più valido. Fattelo inviare di nuovo.");

    static SenderPage in(Locale locale) {
        return locale.getLanguage().equals("it") ? ITALIAN : ENGLISH;
    }

    /** The form posts to the address of the page itself. */
    String question() {
        return page("<p>" + ask + "</p><form method=\"post\"><button type=\"submit\">" + button + "</button></form>");
    }

    String confirmed() {
        return page("<p role=\"status\">" + done + "</p>");
    }

    String unknown() {
        return page("<p>" + strange + "</p>");
    }

    private String page(String body) {
        return PublicPage.html(language, title, body);
    }
}
