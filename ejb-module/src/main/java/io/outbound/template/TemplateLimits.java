package io.outbound.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bounds that are checked on the text, before a parser sees it. */
final class TemplateLimits {

    static final int MAX_LENGTH = 500_000;

    /** A private-use character that no template may contain: comments would begin with it, so there are none. */
    static final char RESERVED = '\uE000';

    private static final int MAX_TAGS = 2_000;
    private static final int MAX_TAG_LENGTH = 1_000;
    private static final int MAX_DEPTH = 10;

    private static final Pattern TAG = Pattern.compile("\\{\\{|\\{%-?\\s*+(\\w++)?");

    private TemplateLimits() {}

    static void check(String source) {
        if (source.length() > MAX_LENGTH) {
            throw new Refused("template-too-large", "A template part may have " + MAX_LENGTH + " characters.");
        }
        if (source.indexOf(RESERVED) >= 0) {
            throw new Refused("template-syntax", "The character U+E000 cannot be used in templates.");
        }
        int tags = 0;
        int depth = 0;
        Matcher tag = TAG.matcher(source);
        while (tag.find()) {
            depth += step(tag.group(1));
            if ("verbatim".equals(tag.group(1))) {
                throw new Refused("template-tag-unknown", "There is no tag \"verbatim\" in templates.");
            }
            if (++tags > MAX_TAGS) {
                throw new Refused("template-too-large", "A template part may have " + MAX_TAGS + " tags.");
            }
            if (depth > MAX_DEPTH) {
                throw new Refused("template-too-deep", "Conditions and loops may be nested " + MAX_DEPTH + " deep.");
            }
            requireShort(source, tag.start());
        }
    }

    private static int step(String name) {
        if ("if".equals(name) || "for".equals(name)) {
            return 1;
        }
        return name != null && name.startsWith("end") ? -1 : 0;
    }

    private static void requireShort(String source, int start) {
        String close = source.charAt(start + 1) == '{' ? "}}" : "%}";
        int end = source.indexOf(close, start);
        if (end - start > MAX_TAG_LENGTH || end < 0 && source.length() - start > MAX_TAG_LENGTH) {
            throw new Refused("template-too-large", "One tag may have " + MAX_TAG_LENGTH + " characters.");
        }
    }
}
