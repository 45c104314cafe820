package io.outbound.template;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The filter that {@link HtmlPlaces} puts on a value that starts a link: a value whose scheme could run a script becomes
 * {@code #}.
 */
final class SafeUrl extends AbstractExtension implements Filter {

    static final String NAME = "outboundSafeUrl";

    private static final Pattern SCHEME = Pattern.compile("^[^/?#]*?:");
    private static final Pattern HARMLESS = Pattern.compile("^(?:https?|mailto|tel|sms):.*", Pattern.DOTALL);

    @Override
    public Map<String, Filter> getFilters() {
        return Map.of(NAME, this);
    }

    @Override
    public List<String> getArgumentNames() {
        return List.of();
    }

    @Override
    public Object apply(
            Object input, Map<String, Object> arguments, PebbleTemplate self, EvaluationContext context, int line) {
        return input == null ? null : safe(input.toString());
    }

    /** Browsers skip white space and control characters in front of and inside a scheme; so does this check. */
    static String safe(String url) {
        String seen = url.replaceAll("[\\p{Cntrl}\\s]", "").toLowerCase(java.util.Locale.ROOT);
        return SCHEME.matcher(seen).find() && !HARMLESS.matcher(seen).matches() ? "#" : url;
    }
}
