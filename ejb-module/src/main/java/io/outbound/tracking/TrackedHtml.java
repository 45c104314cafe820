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

    /** An anchor's address as templates are written after they were checked: in quotes, of the web. */
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

    /** As the recipient sees it, for us to look at without being counted. */
    public String untold(String html) {
        return PIXEL.matcher(html).replaceAll("");
    }

    private String withLinks(String html, long deliveryId) {
        Matcher link = LINK.matcher(html);
        StringBuilder out = new StringBuilder(html.length() + 512);
        while (link.find()) {
            String url = unescaped(link.group(3));
            String written = links.isOurs(url) ? link.group(3) : links.click(deliveryId, url);
            link.appendReplacement(
                    out, Matcher.quoteReplacement(link.group(1) + link.group(2) + written + link.group(2)));
        }
        return link.appendTail(out).toString();
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
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
