package io.outbound.bench.product;

/** A personalised letter of about 5 KB on the wire, the size the limits were measured with. */
public final class Letter {

    private static final String SENTENCE =
            "We look back on a good season in {{ profile.city }} and would like to tell you what comes next. ";

    private Letter() {}

    public static String html() {
        return "<html><body><h1>Dear {{ profile.first_name }}</h1>"
                + ("<p>" + SENTENCE.repeat(3) + "</p>\n").repeat(10)
                + "</body></html>";
    }

    public static String plain() {
        return "Dear {{ profile.first_name }},\n\n" + (SENTENCE + "\n").repeat(12);
    }
}
