package io.outbound.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.settings.Secrets;
import io.outbound.settings.SettingValues;
import io.outbound.settings.Settings;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackedHtmlTest {

    private static final class Readable extends Secrets {
        @Override
        public String sign(String purpose, String payload) {
            return purpose + "(" + payload + ")";
        }

        @Override
        public Optional<String> verify(String purpose, String token) {
            return token.startsWith(purpose + "(")
                    ? Optional.of(token.substring(purpose.length() + 1, token.length() - 1))
                    : Optional.empty();
        }
    }

    private final TrackingLinks links = new TrackingLinks(new Readable(), "https://x.test/outbound");
    private final TrackedHtml tracked = new TrackedHtml(links, new Switches());

    private String switchedOff = "";

    private final class Switches extends Settings {
        @Override
        public SettingValues current() {
            return switchedOff.isEmpty() ? SettingValues.DEFAULTS : SettingValues.DEFAULTS.with(switchedOff, false);
        }
    }

    private static final String PIXEL =
            "<img src=\"https://x.test/outbound/t/o/open(7)\" width=\"1\" height=\"1\" alt=\"\">";

    @Test
    void everyLinkOfTheWebLeadsThroughUs() {
        assertThat(tracked.of(
                        "<a href=\"https://a.test/?b=1&amp;c=2\">x</a><A class='k' HREF='http://b.test'>y</A>", 7))
                .isEqualTo("<a href=\"https://x.test/outbound/t/c/click(7 https://a.test/?b=1&c=2)\">x</a>"
                        + "<A class='k' HREF='https://x.test/outbound/t/c/click(7 http://b.test)'>y</A>" + PIXEL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=\"mailto:a@b.test\">x</a>",
                "<a href=\"#top\">x</a>",
                "<a name=\"https://a.test\">x</a>",
                "<a data-href=\"https://a.test\">x</a>",
                "<img src=\"https://a.test/i.png\">",
                "https://a.test in the text",
                "<a href=\"https://x.test/outbound/t/u/leave\">leave</a>"
            })
    void everythingElseStays(String html) {
        assertThat(tracked.of(html, 7)).isEqualTo(html + PIXEL);
    }

    @Test
    void thePixelStandsAtTheEndOfTheBody() {
        assertThat(tracked.of("<html><body>$1 \\</BODY></html>", 7))
                .isEqualTo("<html><body>$1 \\" + PIXEL + "</BODY></html>");
        assertThat(tracked.of("", 7)).isEmpty();
    }

    @Test
    void eachOfBothIsLeftOutWhenItIsSwitchedOff() {
        String html = "<a href=\"https://a.test\">x</a>";
        switchedOff = "trackClicks";
        assertThat(tracked.of(html, 7)).isEqualTo(html + PIXEL);
        switchedOff = "trackOpens";
        assertThat(tracked.of(html, 7))
                .isEqualTo("<a href=\"https://x.test/outbound/t/c/click(7 https://a.test)\">x</a>");
    }

    @Test
    void lookingAtAMessageOurselvesIsNoOpening() {
        assertThat(tracked.untold(tracked.of("<p>Hi</p>", 7) + "<img src=\"i.png\">"))
                .isEqualTo("<p>Hi</p><img src=\"i.png\">");
    }

    @Test
    void aTokenTellsWhatItWasMadeFor() {
        assertThat(links.opened("open(7)")).contains(7L);
        assertThat(links.clicked("click(7 https://a.test/x y)"))
                .contains(new TrackingLinks.Click(7, "https://a.test/x y"));
        assertThat(links.opened("click(7 x)")).isEmpty();
        assertThat(links.clicked("open(7)")).isEmpty();
    }
}
