package io.outbound.template;

/** Where in HTML a value may stand, and what must be done to it there. */
final class HtmlPlaces {

    private HtmlPlaces() {}

    /** Without anything that could run, and with filters on the values inside links. */
    static String guarded(String html) {
        return new HtmlWalk(html, true).walk();
    }
}
