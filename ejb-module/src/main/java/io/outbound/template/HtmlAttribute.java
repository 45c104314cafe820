package io.outbound.template;

/**
 * An attribute inside a tag, or a template block between attributes.
 *
 * @param name "" for a block
 * @param valueStart where the value begins, behind its quote; {@code end} when there is none
 * @param valueEnd where it ends, before its quote
 */
record HtmlAttribute(String source, int start, String name, int valueStart, int valueEnd, int end) {

    static HtmlAttribute block(TemplateTag tag) {
        return new HtmlAttribute(tag.source(), tag.start(), "", tag.end(), tag.end(), tag.end());
    }

    boolean isBlock() {
        return name.isEmpty();
    }

    static HtmlAttribute read(String source, int start) {
        int nameEnd = start + 1; // a first = belongs to the name (HTML §13.2.5.32)
        while (nameEnd < source.length()
                && "=>/".indexOf(source.charAt(nameEnd)) < 0
                && !Character.isWhitespace(source.charAt(nameEnd))) {
            refuseTag(source, nameEnd);
            nameEnd++;
        }
        String name = source.substring(start, nameEnd);
        int equals = skipSpace(source, nameEnd);
        if (equals >= source.length() || source.charAt(equals) != '=') {
            return new HtmlAttribute(source, start, name, nameEnd, nameEnd, nameEnd);
        }
        int value = skipSpace(source, equals + 1);
        boolean quoted = value < source.length() && "\"'".indexOf(source.charAt(value)) >= 0;
        return quoted ? quoted(source, start, name, value) : unquoted(source, start, name, value);
    }

    private static HtmlAttribute quoted(String source, int start, String name, int quote) {
        int at = quote + 1;
        while (at < source.length() && source.charAt(at) != source.charAt(quote)) {
            at = TemplateTag.startsAt(source, at) ? TemplateTag.at(source, at).end() : at + 1;
        }
        HtmlWalk.requireBalanced(source.substring(quote + 1, Math.min(at, source.length())));
        return new HtmlAttribute(source, start, name, quote + 1, at, Math.min(at + 1, source.length()));
    }

    private static HtmlAttribute unquoted(String source, int start, String name, int value) {
        int at = value;
        while (at < source.length() && source.charAt(at) != '>' && !Character.isWhitespace(source.charAt(at))) {
            refuseTag(source, at);
            at++;
        }
        return new HtmlAttribute(source, start, name, value, at, at);
    }

    private static void refuseTag(String source, int at) {
        if (TemplateTag.startsAt(source, at)) {
            throw HtmlWalk.badPlace();
        }
    }

    private static int skipSpace(String source, int from) {
        int at = from;
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at;
    }

    String text() {
        return source.substring(start, end);
    }

    String value() {
        return source.substring(valueStart, valueEnd);
    }

    /** The value without template tags: what is always there, whatever is filled in. */
    String bareValue() {
        StringBuilder bare = new StringBuilder();
        String value = value();
        for (int i = 0; i < value.length(); i++) {
            if (TemplateTag.startsAt(value, i)) {
                i = TemplateTag.at(value, i).end() - 1;
            } else {
                bare.append(value.charAt(i));
            }
        }
        return bare.toString();
    }
}
