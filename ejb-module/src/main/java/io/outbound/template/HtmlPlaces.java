package io.outbound.template;

/** Where in HTML a value may stand, and what must be done to it there. */
final class HtmlPlaces {

    private HtmlPlaces() {}

    static String guarded(String html) {
        return html;
    }
}
