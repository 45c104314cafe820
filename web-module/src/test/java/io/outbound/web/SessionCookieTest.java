package io.outbound.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.SessionCookieConfig;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCookieTest {

    private final List<String> said = new ArrayList<>();

    private final SessionCookieConfig cookie = (SessionCookieConfig) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {SessionCookieConfig.class}, (proxy, method, arguments) -> {
                said.add(method.getName() + Arrays.toString(arguments));
                return null;
            });

    @Test
    void doesNotComeWithAnotherSitesForm() {
        SessionCookie.configure(cookie, false);

        assertThat(said).containsExactly("setAttribute[SameSite, Lax]");
    }

    @Test
    void neverLeavesWithoutHttpsAndBelongsToThisHostAlone() {
        SessionCookie.configure(cookie, true);

        assertThat(said)
                .contains("setAttribute[SameSite, Lax]", "setSecure[true]", "setName[__Host-JSESSIONID]", "setPath[/]");
    }
}
