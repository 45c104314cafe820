package io.outbound.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class FeedAccessTest {

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theUserNameIsTheKey() {
        assertThat(FeedAccess.key(basic("obk_abc:"))).contains("obk_abc");
        assertThat(FeedAccess.key(basic("obk_abc:anything:else"))).contains("obk_abc");
        assertThat(FeedAccess.key(basic("obk_abc"))).contains("obk_abc");
    }

    @Test
    void anythingElseIsNoKey() {
        assertThat(FeedAccess.key("Bearer obk_abc")).isEmpty();
        assertThat(FeedAccess.key("Basic !!!")).isEmpty();
    }
}
