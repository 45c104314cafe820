package io.outbound.template;

/**
 * Variables inside links: one that may decide where the link leads is checked for a harmless scheme; one in the query is
 * percent-encoded.
 */
final class LinkGuard {

    private LinkGuard() {}

    static String of(HtmlAttribute attribute) {
        String value = attribute.value();
        StringBuilder guarded =
                new StringBuilder(attribute.source().substring(attribute.start(), attribute.valueStart()));
        StringBuilder before = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            if (TemplateTag.startsAt(value, i)) {
                TemplateTag tag = TemplateTag.at(value, i);
                guarded.append(tag.isPrint() ? filtered(tag, before) : tag.text());
                i = tag.end() - 1;
            } else {
                before.append(value.charAt(i));
                guarded.append(value.charAt(i));
            }
        }
        return guarded.append(attribute.source(), attribute.valueEnd(), attribute.end())
                .toString();
    }

    private static String filtered(TemplateTag tag, CharSequence before) {
        String literal = before.toString();
        if (literal.indexOf('?') >= 0) {
            boolean encoded = tag.inside().endsWith("urlencode");
            return encoded ? tag.text() : "{{ (" + tag.inside() + ") | urlencode }}";
        }
        boolean decides = literal.indexOf(':') < 0 && literal.indexOf('/') < 0 && literal.indexOf('#') < 0;
        return decides ? "{{ (" + tag.inside() + ") | " + SafeUrl.NAME + " }}" : tag.text();
    }
}
