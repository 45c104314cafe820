package io.outbound.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.kernel.ChannelId;
import io.outbound.kernel.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartsOfATemplateTest {

    private static List<String> wrong(ChannelId channel, String subject, String html, String text, String link) {
        return ContentRules.errors(channel, new TemplateContent(subject, html, text, link)).stream()
                .map(error -> error.pointer() + " " + error.code())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL,Hi,<p>x</p>,x,",
        "SMS,,,x,",
        "TELEGRAM,,,x,",
        "VIBER,,,x,",
        "TELEGRAM,Open,,x,https://x.test/",
        "VIBER,Open,,x,https://x.test/{{ profile.id }}",
        "WEBPUSH,Hi,,x,https://x.test/a"
    })
    void eachChannelHasItsParts(ChannelId channel, String subject, String html, String text, String link) {
        assertThat(wrong(channel, subject, html, text, link)).isEmpty();
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnce() {
        assertThat(wrong(ChannelId.EMAIL, "", "", "", ""))
                .containsExactly("/subject missing-required-field", "/html missing-required-field");
        assertThat(wrong(ChannelId.SMS, "", "", "", "")).containsExactly("/text missing-required-field");
        assertThat(wrong(ChannelId.WEBPUSH, "", "", "", ""))
                .containsExactly("/title missing-required-field", "/body missing-required-field");
    }

    @Test
    void aPartThatTheChannelDoesNotHaveIsRefusedRatherThanLost() {
        assertThat(wrong(ChannelId.SMS, "Hi", "<p>x</p>", "x", "https://x.test/"))
                .containsExactly("/subject part-not-allowed", "/html part-not-allowed", "/link part-not-allowed");
        assertThat(wrong(ChannelId.EMAIL, "Hi", "", "x", "https://x.test/")).containsExactly("/link part-not-allowed");
        assertThat(wrong(ChannelId.WEBPUSH, "Hi", "<p>x</p>", "x", "")).containsExactly("/html part-not-allowed");
    }

    @ParameterizedTest
    @EnumSource(names = {"TELEGRAM", "VIBER"})
    void aButtonHasALinkAndATitle(ChannelId channel) {
        assertThat(wrong(channel, "", "", "x", "https://x.test/")).containsExactly("/title missing-required-field");
        assertThat(wrong(channel, "Open", "", "x", "")).containsExactly("/title part-not-allowed");
        assertThat(wrong(channel, "x".repeat(65), "", "x", "https://x.test/")).containsExactly("/title too-long");
        assertThat(wrong(channel, "Open", "<p>x</p>", "x", "http://x.test/"))
                .containsExactly("/html part-not-allowed", "/link link-invalid");
    }

    @ParameterizedTest
    @CsvSource({"SMS,1530", "TELEGRAM,4096", "VIBER,1000"})
    void aTextIsAsLongAsItsChannelTakesItAndTagsDoNotCount(ChannelId channel, int most) {
        String full = "x".repeat(most) + "{{ profile.name | default('friend') }}";
        assertThat(wrong(channel, "", "", full, "")).isEmpty();
        assertThat(wrong(channel, "", "", "x" + full, "")).containsExactly("/text too-long");
    }

    @Test
    void aWebPushIsMeasuredInBytes() {
        assertThat(wrong(ChannelId.WEBPUSH, "t", "", "é".repeat(1_699), "")).isEmpty();
        assertThat(wrong(ChannelId.WEBPUSH, "t", "", "é".repeat(1_700), "")).containsExactly("/body too-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://x.test",
                "https://x.test/",
                "https://x.test/{{ context.path }}?a=b",
                "https://x.test:8443/"
            })
    void aLinkNamesItsHost(String link) {
        assertThat(wrong(ChannelId.WEBPUSH, "t", "", "x", link)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://x.test/",
                "javascript:alert(1)",
                "https://{{ context.host }}/",
                "https://x.test{{ context.host }}/",
                "https://x.test@evil.test/",
                "https://",
                "{{ context.link }}"
            })
    void aLinkThatAValueCouldTurnElsewhereIsRefused(String link) {
        assertThat(ContentRules.errors(ChannelId.WEBPUSH, new TemplateContent("t", "", "x", link)))
                .extracting(FieldError::code)
                .containsExactly("link-invalid");
    }
}
