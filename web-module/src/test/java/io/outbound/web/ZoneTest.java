package io.outbound.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths as the container hands them over: decoded, below the context root. */
class ZoneTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/v1/leads",
                "/api/im/executions/unitary",
                "/api/healthy",
                "/api/openapi2",
                "/api/health2/live",
                "/api/v1/push2",
                "/api/v1/push-subscriptions",
                "/api/v1/webpush/keys"
            })
    void theApiNeedsAKey(String path) {
        assertThat(Zone.of(path)).isEqualTo(Zone.API);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/login.xhtml",
                "/api/health",
                "/api/health/live",
                "/api/health/ready",
                "/api/openapi",
                "/t/u/abc.def",
                "/api/v1/push/subscriptions",
                "/push/outbound-push-sw.js",
                "/jakarta.faces.resource/outbound.css.xhtml",
                "/favicon.ico"
            })
    void someThingsArePublic(String path) {
        assertThat(Zone.of(path)).isEqualTo(Zone.PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console",
                "/console/campaigns.xhtml",
                "/anything.xhtml",
                "/login.xhtml/x",
                "/apis",
                "/pushed",
                "/tracking",
                "/WEB-INF/web.xml"
            })
    void whateverIsOnNoListNeedsASession(String path) {
        assertThat(Zone.of(path)).isEqualTo(Zone.CONSOLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//api/v1",
                "/api//v1",
                "/api/health/../v1/leads",
                "/api/health/..",
                "/api/./v1",
                "/api/health/..;/v1",
                "/%61pi/v1",
                "/api/health/%2e%2e/v1",
                "/t/..\\api",
                "/API/v1/leads",
                "/Api/health",
                "/t/u/a\rb",
                "/t/u/a\u0000"
            })
    void whatCanBeReadInTwoWaysIsRefused(String path) {
        assertThat(Zone.of(path)).isEqualTo(Zone.AMBIGUOUS);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "/console/campaigns.xhtml?q=a, /console/campaigns.xhtml?q=a",
                "null, /console/campaigns.xhtml",
                "//evil.test/console/, /console/campaigns.xhtml",
                "https://evil.test, /console/campaigns.xhtml",
                "/console//evil.test, /console/campaigns.xhtml",
                "/console/../login.xhtml, /console/campaigns.xhtml",
                "'/console/a\r\nSet-Cookie: x=1', /console/campaigns.xhtml",
                "/console/\\evil.test, /console/campaigns.xhtml",
                "javascript:alert(1), /console/campaigns.xhtml",
                "/outbound/console/, /console/campaigns.xhtml"
            })
    void loginLeadsToAPageOfTheConsoleOnly(String from, String to) {
        assertThat(Sessions.destination(from)).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apikey=abc", "x=1&ApiKey=abc", "api%6Bey=abc", "access_token=abc", "a&authkey=abc&b"})
    void aKeyInTheAddressIsFound(String query) {
        assertThat(PresentedKeys.inQuery(query)).contains("abc");
    }

    @Test
    void theCharacterNulIsFoundInAQueryHoweverItIsWritten() {
        assertThat(PresentedKeys.hasNul("q=a%00b")).isTrue();
        assertThat(PresentedKeys.hasNul("q=a%2500b")).isFalse();
        assertThat(PresentedKeys.hasNul(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "q=apikey", "key=abc", "%", "limit=5&cursor=a.b"})
    void otherParametersAreNoKeys(String query) {
        assertThat(PresentedKeys.inQuery(query)).isEmpty();
    }
}
