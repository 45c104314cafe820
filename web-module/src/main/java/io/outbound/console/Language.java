package io.outbound.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** English or Italian: what the reader chose (kept in a cookie), else what the browser prefers. */
@Named
@RequestScoped
public class Language {

    private static final String COOKIE = "outbound-language";
    private static final List<String> SPOKEN = List.of("en", "it");

    private HttpServletRequest request;
    private Preferences preferences;
    private String tag;

    protected Language() {}

    @Inject
    public Language(HttpServletRequest request, Preferences preferences) {
        this.request = request;
        this.preferences = preferences;
    }

    public String getTag() {
        if (tag == null) {
            tag = preferences.read(COOKIE).filter(SPOKEN::contains).orElseGet(this::preferred);
        }
        return tag;
    }

    public Locale getLocale() {
        return Locale.forLanguageTag(getTag());
    }

    public String use(String chosen) {
        if (SPOKEN.contains(chosen)) {
            preferences.keep(COOKIE, chosen);
            tag = chosen;
            FacesContext.getCurrentInstance().getViewRoot().setLocale(getLocale());
        }
        return Here.again();
    }

    private String preferred() {
        List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(
                request.getHeader("Accept-Language") == null ? "en" : safe(request.getHeader("Accept-Language")));
        String match = Locale.lookupTag(ranges, SPOKEN);
        return match == null ? "en" : match;
    }

    private static String safe(String header) {
        try {
            Locale.LanguageRange.parse(header);
            return header;
        } catch (IllegalArgumentException malformed) {
            return "en";
        }
    }
}
