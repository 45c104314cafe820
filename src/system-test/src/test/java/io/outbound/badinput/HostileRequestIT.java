package io.outbound.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.product.MicroOnPostgres;
import io.outbound.product.Product;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with the request itself, before anybody reads its body. */
@ExtendWith(MicroOnPostgres.class)
class HostileRequestIT {

    private static final String OWN = "Host: 127.0.0.1";
    private static final String FOREIGN = "Host: evil.test";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/outbound/api/v1/campaigns/%00",
                "/outbound/api/v1/campaigns/%ff",
                "/outbound/api/v1/campaigns/%2e%2e",
                "/outbound/console/%00",
                "/outbound/console/%ff.xhtml",
                "/outbound/%2e%2e/%2e%2e/x",
                "/outbound/api/v1/campaigns/%252e"
            })
    void aPathThatNobodyMeansIsRefusedWithoutAPageOfTheServer(String path, Product product) throws IOException {
        String answer =
                RawRequest.send(product, List.of("GET " + path + " HTTP/1.1", OWN, "x-api-key: " + product.key()), "");

        assertThat(answer)
                .matches("(?s)HTTP/1.1 40[04] .*")
                .doesNotContain("Payara", "<h1>HTTP Status", "Exception", "at io.");
    }

    @Test
    void anApiPathThatSaysTwoThingsIsAProblem(Product product) throws IOException {
        String answer = RawRequest.send(
                product,
                List.of("GET /outbound/api/v1/campaigns/%252e HTTP/1.1", OWN, "x-api-key: " + product.key()),
                "");

        assertThat(answer).contains("application/problem+json", "\"code\":\"path-ambiguous\"");
    }

    @Test
    void theHostHeaderDoesNotSayWhereANewLeadIs(Product product) throws IOException {
        String answer = RawRequest.send(
                product,
                List.of(
                        "POST /outbound/api/v1/leads HTTP/1.1",
                        FOREIGN,
                        "x-api-key: " + product.key(),
                        "Content-Type: application/json"),
                "{\"contact_name\":\"Jane\"}");

        assertThat(answer)
                .startsWith("HTTP/1.1 201")
                .contains("Location: " + product.url() + "/api/v1/leads/")
                .doesNotContain("evil.test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/outbound", "/outbound/", "/outbound/console/campaigns.xhtml"})
    void theHostHeaderDoesNotSayWhereToGo(String path, Product product) throws IOException {
        String answer = RawRequest.send(product, List.of("GET " + path + " HTTP/1.1", FOREIGN), "");

        assertThat(answer)
                .matches("(?s)HTTP/1.1 30[12] .*Location: /outbound/.*")
                .doesNotContain("evil.test");
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOfOtherSites(Product product) {
        assertThat(product.site().get("/login.xhtml").expect(200).header("set-cookie"))
                .startsWith("JSESSIONID=")
                .containsIgnoringCase("; HttpOnly")
                .containsIgnoringCase("; SameSite=Lax");
    }
}
