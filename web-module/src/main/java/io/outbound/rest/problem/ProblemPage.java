package io.outbound.rest.problem;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the {@code type} of a problem leads to (RFC 9457 §3.1.1): a short page that says what its code means. */
final class ProblemPage {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]+"); // texts about a code have a dot in their keys

    private ProblemPage() {}

    /**
     * @param code as a stranger typed it
     * @return HTML; empty when we never answer with such a code
     */
    static Optional<String> of(String code, List<Locale> preferred) {
        ProblemTexts texts = ProblemTexts.of(Collections.enumeration(preferred));
        return CODE.matcher(code).matches()
                ? texts.text(code).map(title -> page(code, title, texts))
                : Optional.empty();
    }

    /** Title and texts are ours and a known code is plain letters: nothing here needs escaping. */
    private static String page(String code, String title, ProblemTexts texts) {
        String detail =
                texts.text(code + ".detail").map(text -> "<p>" + text + "</p>").orElse("");
        return "<!DOCTYPE html><html lang=\"" + texts.language()
                + "\"><head><meta charset=\"UTF-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                + "<meta name=\"robots\" content=\"noindex\"><title>" + title + " · Outbound</title><style>"
                + "body{font:16px/1.5 system-ui,sans-serif;color-scheme:light dark;margin:12vh auto;max-width:34em;"
                + "padding:0 1.5em}</style></head><body><main><h1>" + title + "</h1>" + detail + "<p>"
                + texts.text("page.text").orElseThrow().replace("{0}", "<code>" + code + "</code>")
                + "</p></main></body></html>";
    }
}
