package io.outbound.tracking;

import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The HTML of one message with its links made to tell of clicks and a pixel that tells of its opening. Looks at the
 * finished text: a link may have been filled in for this recipient.
 */
@ApplicationScoped
public class TrackedHtml {

    /** An anchor's address as templates are written after they were checked: in quotes, of the web. Begins at {@code <a}. */
    private static final Pattern LINK =
            Pattern.compile("(<a\\b[^>]*?\\shref\\s*=\\s*)([\"'])(https?://[^\"'<>\\s]+)\\2", Pattern.CASE_INSENSITIVE);

    private static final Pattern PIXEL =
            Pattern.compile("<img src=\"[^\"<>]*/t/o/[^\"<>]*\" width=\"1\" height=\"1\" alt=\"\">");

    private TrackingLinks links;
    private Settings settings;

    protected TrackedHtml() {}

    @Inject
    public TrackedHtml(TrackingLinks links, Settings settings) {
        this.links = links;
        this.settings = settings;
    }

    /** @param html may be empty: then there is nothing to track, nor what the settings say not to */
    public String of(String html, long deliveryId) {
        if (html.isEmpty()) {
            return html;
        }
        SettingValues now = settings.current();
        String told = now.trackClicks() ? withLinks(html, deliveryId) : html;
        return now.trackOpens() ? withPixel(told, deliveryId) : told;
    }

    /** One address that a message leads to, made to tell of clicks unless the settings say not to. */
    public String link(String url, long deliveryId) {
        return settings.current().trackClicks() && !links.isOurs(url) ? links.click(deliveryId, url) : url;
    }

    /** As the recipient sees it, for us to look at without being counted. */
    public String untold(String html) {
        return PIXEL.matcher(html).replaceAll("");
    }

    private String withLinks(String html, long deliveryId) {
        Matcher link = LINK.matcher(html);
        StringBuilder out = new StringBuilder(html.length() + 512);
        int written = 0;
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            if (isAnchor(html, at) && link.region(at, html.length()).lookingAt()) {
                String url = unescaped(link.group(3));
                out.append(html, written, link.start(3));
                out.append(links.isOurs(url) ? link.group(3) : links.click(deliveryId, url));
                written = link.end(3);
                at = written;
            }
        }
        return out.append(html, written, html.length()).toString();
    }

    /** Cheaper than the pattern, which would be tried at every character of every message. */
    private static boolean isAnchor(String html, int at) {
        return at + 1 < html.length() && (html.charAt(at + 1) | ' ') == 'a';
    }

    private String withPixel(String html, long deliveryId) {
        String pixel = "<img src=\"" + links.open(deliveryId) + "\" width=\"1\" height=\"1\" alt=\"\">";
        int end = endOfBody(html);
        return end < 0 ? html + pixel : html.substring(0, end) + pixel + html.substring(end);
    }

    private static int endOfBody(String html) {
        int at = html.lastIndexOf('<');
        while (at >= 0 && !html.regionMatches(true, at, "</body>", 0, 7)) {
            at = html.lastIndexOf('<', at - 1);
        }
        return at;
    }

    /** What escaping makes of an address, undone (HTML §13.1.2.3; what our engine and people write). */
    private static String unescaped(String attribute) {
        return attribute
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&#34;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
