package io.outbound.channel.smtp;

import java.util.Locale;

/** What is left of HTML for a reader without it: words and line breaks. For templates that have no text of their own. */
final class PlainText {

    private PlainText() {}

    static String of(String html) {
        StringBuilder out = new StringBuilder(html.length() / 2);
        int at = 0;
        while (at < html.length()) {
            int open = html.indexOf('<', at);
            out.append(html, at, open < 0 ? html.length() : open);
            int close = open < 0 ? -1 : html.indexOf('>', open);
            if (close < 0) {
                break;
            }
            String tag = name(html, open + 1, close);
            at = isHidden(tag) ? after(html, close, tag) : close + 1;
            out.append(breakFor(tag));
        }
        return unescaped(out.toString()).strip();
    }

    private static String name(String html, int from, int to) {
        int end = from;
        while (end < to && !Character.isWhitespace(html.charAt(end)) && (end == from || html.charAt(end) != '/')) {
            end++;
        }
        return html.substring(from, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isHidden(String tag) {
        return tag.equals("style") || tag.equals("script") || tag.equals("title");
    }

    private static int after(String html, int from, String tag) {
        int end = html.toLowerCase(Locale.ROOT).indexOf("</" + tag, from);
        return end < 0 ? html.length() : end;
    }

    private static String breakFor(String tag) {
        return switch (tag) {
            case "br", "/p", "/div", "/tr", "/li", "/h1", "/h2", "/h3", "/ul", "/table" -> "\n";
            default -> "";
        };
    }

    private static String unescaped(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
