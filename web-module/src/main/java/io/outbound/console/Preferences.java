package io.outbound.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What this browser remembers about how its reader likes to see the console; nothing secret. */
@RequestScoped
public class Preferences {

    private static final int ONE_YEAR = 31_536_000;

    private HttpServletRequest request;

    protected Preferences() {}

    @Inject
    public Preferences(HttpServletRequest request) {
        this.request = request;
    }

    Optional<String> read(String name) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    void keep(String name, String value) {
        FacesContext.getCurrentInstance()
                .getExternalContext()
                .addResponseCookie(
                        name,
                        value,
                        Map.of(
                                "path",
                                "/",
                                "maxAge",
                                ONE_YEAR,
                                "httpOnly",
                                true,
                                "secure",
                                request.isSecure(),
                                "SameSite",
                                "Lax"));
    }
}
