package io.outbound.template;

/**
 * One {@code {{ … }}} or {@code {% … %}} in a text.
 *
 * @param end behind its last character
 */
record TemplateTag(String source, int start, int end) {

    static boolean startsAt(String source, int at) {
        return source.startsWith("{{", at) || source.startsWith("{%", at);
    }

    /** Quotes count, as they do for Pebble; an open end runs to the end of the text. */
    static TemplateTag at(String source, int start) {
        String close = source.charAt(start + 1) == '{' ? "}}" : "%}";
        char quote = 0;
        for (int i = start + 2; i < source.length(); i++) {
            char c = source.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (source.startsWith(close, i)) {
                return new TemplateTag(source, start, i + 2);
            }
        }
        return new TemplateTag(source, start, source.length());
    }

    boolean isPrint() {
        return source.charAt(start + 1) == '{';
    }

    /** Whether it swallows the white space around it, and so can join what the text keeps apart. */
    boolean trims() {
        return source.startsWith("-", start + 2) || source.startsWith("-", Math.max(start + 2, end - 3));
    }

    /** +1 for one that opens a block, −1 for one that closes it. */
    int depth() {
        if (isPrint()) {
            return 0;
        }
        String inside = inside();
        if (inside.startsWith("if") || inside.startsWith("for")) {
            return 1;
        }
        return inside.startsWith("end") ? -1 : 0;
    }

    String inside() {
        String inside =
                source.substring(start + 2, Math.max(start + 2, end - 2)).strip();
        return inside.startsWith("-") ? inside.substring(1).strip() : inside;
    }

    String text() {
        return source.substring(start, end);
    }
}
