package io.outbound.campaign;

import java.util.regex.Pattern;

/** The name of a campaign in callers' programs. Never looks like an id, so that one lookup can take either. */
final class Slug {

    private static final int MAX = 100;
    private static final int MAX_MADE = 60;
    private static final Pattern VALID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*+");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private Slug() {}

    static boolean isValid(String slug) {
        return slug != null
                && slug.length() <= MAX
                && VALID.matcher(slug).matches()
                && !ID.matcher(slug).matches();
    }

    /** A slug from a name; {@code campaign} when nothing of the name can be kept. */
    static String from(String name) {
        String made = NameKey.of(name == null ? "" : name).replaceAll("[^a-z0-9]+", "-");
        String cut = made.length() > MAX_MADE ? made.substring(0, MAX_MADE) : made;
        String slug = cut.replaceAll("^-+|-+$", "");
        return isValid(slug) ? slug : "campaign";
    }
}
