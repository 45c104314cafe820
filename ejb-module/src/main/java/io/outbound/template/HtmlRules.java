package io.outbound.template;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What HTML of a message may hold: everything that mail uses, nothing that runs or that parsers read differently. */
final class HtmlRules {

    /** Elements that go with all they hold. */
    private static final Set<String> DROPPED = Set.of(
            "script",
            "iframe",
            "object",
            "applet",
            "noscript",
            "noembed",
            "noframes",
            "plaintext",
            "xmp",
            "svg",
            "math",
            "template",
            "textarea",
            "select",
            "frameset");

    /** Elements that hold nothing and go. */
    private static final Set<String> DROPPED_EMPTY = Set.of("embed", "base", "frame", "param");

    /** Elements whose text is no markup. */
    private static final Set<String> RAW = Set.of("style", "title");

    private static final Set<String> URLS = Set.of(
            "href", "src", "action", "background", "poster", "cite", "data", "longdesc", "lowsrc", "dynsrc", "srcset");

    private static final Set<String> DROPPED_ATTRIBUTES = Set.of("srcdoc", "formaction", "xlink:href", "ping");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9:-]*");
    private static final Pattern SCHEMES = Pattern.compile("(?:https?|mailto|tel|sms|cid|ftp):.*|data:image/.*");
    private static final Pattern STYLE = Pattern.compile("expression|javascript|vbscript|behaviou?r\\s*:|-moz-binding");
    private static final Pattern NUMERIC = Pattern.compile("&#(x[0-9a-f]{1,6}|[0-9]{1,7});?");

    private HtmlRules() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static boolean dropped(String element) {
        return DROPPED.contains(element);
    }

    static boolean droppedEmpty(String element) {
        return DROPPED_EMPTY.contains(element);
    }

    static boolean raw(String element) {
        return RAW.contains(element);
    }

    static boolean isUrl(String attribute) {
        return URLS.contains(attribute);
    }

    /** Whether an attribute could run something. {@code name} lower case, both without template tags. */
    static boolean runs(String element, String name, String value) {
        if (name.startsWith("on") || DROPPED_ATTRIBUTES.contains(name)) {
            return true;
        }
        if (element.equals("meta") && name.equals("http-equiv")) {
            return seen(value).equals("refresh");
        }
        return isUrl(name) && leadsAstray(value) || name.equals("style") && styleRuns(value);
    }

    static boolean styleRuns(String css) {
        String seen = css.replaceAll("/\\*.*?\\*/", "").replace("\\", "").toLowerCase(Locale.ROOT);
        return STYLE.matcher(decoded(seen)).find();
    }

    private static boolean leadsAstray(String url) {
        String seen = seen(url);
        int colon = seen.indexOf(':');
        int path = indexOfAny(seen, "/?#");
        return colon >= 0
                && (path < 0 || colon < path)
                && !SCHEMES.matcher(seen).matches();
    }

    private static int indexOfAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** As a browser reads it: references decoded, white space and control characters gone, lower case. */
    private static String seen(String value) {
        return decoded(value.toLowerCase(Locale.ROOT))
                .replaceAll("[\\p{Cntrl}\\s]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String decoded(String lowerCase) {
        Matcher reference = NUMERIC.matcher(lowerCase);
        String numeric = reference.replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))));
        return numeric.replace("&colon;", ":")
                .replace("&tab;", "")
                .replace("&newline;", "")
                .replace("&amp;", "&");
    }

    private static String character(String number) {
        int code = number.startsWith("x") ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
        return Character.isValidCodePoint(code) ? Character.toString(code) : "";
    }
}
