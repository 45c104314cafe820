package io.outbound.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A start tag (or an end tag, whose attributes nobody reads) with its attributes.
 *
 * @param end behind its {@code >}
 */
record HtmlTag(String source, int start, int nameEnd, String element, List<HtmlAttribute> attributes, int end) {

    static HtmlTag read(String source, int start, int nameEnd, String element) {
        List<HtmlAttribute> attributes = new ArrayList<>();
        int at = nameEnd;
        while (at < source.length() && source.charAt(at) != '>') {
            char c = source.charAt(at);
            if (TemplateTag.startsAt(source, at)) {
                TemplateTag tag = TemplateTag.at(source, at);
                if (tag.isPrint() || tag.trims()) {
                    throw HtmlWalk.badPlace();
                }
                attributes.add(HtmlAttribute.block(tag));
                at = tag.end();
            } else if (Character.isWhitespace(c) || c == '/') {
                at++;
            } else {
                HtmlAttribute attribute = HtmlAttribute.read(source, at);
                attributes.add(attribute);
                at = attribute.end();
            }
        }
        if (at >= source.length()) {
            throw new Refused("template-html-open", "The tag <" + element + " is never closed with >.");
        }
        HtmlWalk.requireBalanced(String.join(
                "",
                attributes.stream()
                        .filter(HtmlAttribute::isBlock)
                        .map(HtmlAttribute::text)
                        .toList()));
        return new HtmlTag(source, start, nameEnd, element, attributes, at + 1);
    }

    /** As it was, without what could run; with {@code guarding}, with filters on the values inside links. */
    String rewritten(boolean guarding, Set<String> warnings) {
        StringBuilder tag = new StringBuilder(source.substring(start, nameEnd));
        int copied = nameEnd;
        for (HtmlAttribute attribute : attributes) {
            tag.append(source, copied, attribute.start());
            copied = attribute.end();
            if (!attribute.isBlock() && HtmlRules.runs(element, lower(attribute.name()), attribute.bareValue())) {
                warnings.add("The attribute " + lower(attribute.name()) + " of <" + element + "> was taken out.");
            } else {
                boolean link = guarding && HtmlRules.isUrl(lower(attribute.name()));
                tag.append(link ? LinkGuard.of(attribute) : attribute.text());
            }
        }
        return tag.append(source, copied, end).toString();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
