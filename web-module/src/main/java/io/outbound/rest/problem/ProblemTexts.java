package io.outbound.rest.problem;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;

/** Titles, and details where a code has one of its own, in English and Italian: {@code problems*.properties}. */
final class ProblemTexts {

    private static final Set<String> LANGUAGES = Set.of("en", "it");

    private final ResourceBundle bundle;

    private ProblemTexts(Locale locale) {
        this.bundle = ResourceBundle.getBundle(
                "io.outbound.rest.problem.problems",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static ProblemTexts of(Enumeration<Locale> preferred) {
        return new ProblemTexts(Collections.list(preferred).stream()
                .filter(locale -> LANGUAGES.contains(locale.getLanguage()))
                .findFirst()
                .map(locale -> new Locale(locale.getLanguage()))
                .orElse(Locale.ROOT));
    }

    String language() {
        return bundle.getLocale().getLanguage().isEmpty()
                ? "en"
                : bundle.getLocale().getLanguage();
    }

    String title(String code, int status) {
        return text(code).or(() -> text("status." + status)).orElseGet(() -> "HTTP " + status);
    }

    /** What was thrown says it in English; a translation, where there is one, wins in its language. */
    Optional<String> detail(Problem problem) {
        boolean english = bundle.getLocale().getLanguage().isEmpty();
        Optional<String> translated = text(problem.code() + ".detail");
        return english ? problem.detail().or(() -> translated) : translated.or(problem::detail);
    }

    Optional<String> text(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }
}
