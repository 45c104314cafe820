package io.outbound.template;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Goes through HTML that has template tags in it, as a browser will once they are filled in. Copies everything but what
 * could run; refuses template tags where what they become could change the markup around them. With {@code guarding},
 * values inside links also get the filter that their place needs.
 */
final class HtmlWalk {

    private final String source;
    private final boolean guarding;
    private final StringBuilder out = new StringBuilder();
    private final Set<String> warnings = new LinkedHashSet<>();
    private int at;

    HtmlWalk(String source, boolean guarding) {
        this.source = source;
        this.guarding = guarding;
    }

    String walk() {
        while (at < source.length()) {
            if (TemplateTag.startsAt(source, at)) {
                copyTo(TemplateTag.at(source, at).end());
            } else if (source.charAt(at) == '<') {
                markup();
            } else {
                out.append(source.charAt(at++));
            }
        }
        return out.toString();
    }

    Set<String> warnings() {
        return warnings;
    }

    private void markup() {
        if (source.startsWith("<!--", at)) {
            inert(endOfComment());
        } else if (source.startsWith("<!", at) || source.startsWith("<?", at)) {
            inert(endBehind(">", at));
        } else {
            boolean closing = source.startsWith("</", at);
            int nameStart = at + (closing ? 2 : 1);
            int nameEnd = nameStart;
            while (nameEnd < source.length() && isNameCharacter(source.charAt(nameEnd))) {
                nameEnd++;
            }
            tag(closing, source.substring(nameStart, nameEnd), nameEnd);
        }
    }

    private void tag(boolean closing, String name, int nameEnd) {
        if (!HtmlRules.isName(name) || TemplateTag.startsAt(source, nameEnd)) {
            out.append(staysText(source, at + 1) ? "<" : "&lt;"); // no tag for a browser, and it must not become one
            at++;
            return;
        }
        String element = name.toLowerCase(Locale.ROOT);
        HtmlTag tag = HtmlTag.read(source, at, nameEnd, element);
        if (HtmlRules.dropped(element)) {
            warnings.add("<" + element + "> was taken out.");
            at = closing ? tag.end() : endOfElement(element, tag.end());
        } else if (HtmlRules.droppedEmpty(element)) {
            warnings.add("<" + element + "> was taken out.");
            at = tag.end();
        } else if (closing) {
            out.append("</").append(name).append('>');
            at = tag.end();
        } else {
            out.append(tag.rewritten(guarding, warnings));
            at = tag.end();
            if (HtmlRules.raw(element)) {
                rawText(element);
            }
        }
    }

    /** Whether the character behind a {@code <} stays where it is and can never begin a name. */
    private static boolean staysText(String source, int next) {
        if (next >= source.length()) {
            return false;
        }
        char c = source.charAt(next);
        return c > ' ' && c < 0x7f && !Character.isLetter(c) && "<{/!?".indexOf(c) < 0;
    }

    /** The text of style and title: copied as it is; a style that could run goes. */
    private void rawText(String element) {
        int end = indexOfEnd(element, at);
        String text = source.substring(at, end);
        if (element.equals("style")) {
            requireNoTags(text, "a style sheet");
            if (HtmlRules.styleRuns(text)) {
                warnings.add("A style sheet that could run something was taken out.");
                text = "";
            }
        }
        requireBalanced(text);
        out.append(text);
        at = end;
    }

    /** Comments and declarations: copied; what is filled in cannot end them because it is escaped. */
    private void inert(int end) {
        requireBalanced(source.substring(at, end));
        copyTo(end);
    }

    /** HTML §13.2.5.43 ff.: {@code <!-->} and {@code --!>} end a comment too. */
    private int endOfComment() {
        if (source.startsWith("<!-->", at)) {
            return at + 5;
        }
        if (source.startsWith("<!--->", at)) {
            return at + 6;
        }
        return Math.min(endBehind("-->", at + 4), endBehind("--!>", at + 4));
    }

    private int endBehind(String mark, int from) {
        int found = source.indexOf(mark, from);
        return found < 0 ? source.length() : found + mark.length();
    }

    private int endOfElement(String element, int from) {
        int end = indexOfEnd(element, from);
        return end == source.length() ? end : endBehind(">", end);
    }

    private int indexOfEnd(String element, int from) {
        String mark = "</" + element;
        for (int i = from; i < source.length(); i++) {
            if (source.regionMatches(true, i, mark, 0, mark.length())) {
                return i;
            }
        }
        return source.length();
    }

    private void copyTo(int end) {
        out.append(source, at, end);
        at = end;
    }

    private static boolean isNameCharacter(char c) {
        return !Character.isWhitespace(c) && c != '>' && c != '/' && c != '{';
    }

    private static void requireNoTags(String text, String where) {
        if (text.contains("{{")) {
            throw new Refused("template-variable-place", "A variable cannot stand in " + where + ".");
        }
    }

    /** A block that begins or ends inside markup could open it; white space that is swallowed could join it. */
    static void requireBalanced(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            if (TemplateTag.startsAt(text, i)) {
                TemplateTag tag = TemplateTag.at(text, i);
                depth += tag.depth();
                if (depth < 0 || tag.trims()) {
                    throw badPlace();
                }
                i = tag.end() - 1;
            }
        }
        if (depth != 0) {
            throw badPlace();
        }
    }

    static Refused badPlace() {
        return new Refused(
                "template-variable-place",
                "Inside an HTML tag, variables belong between quotes, and a condition must begin and end in one value.");
    }
}
