package io.outbound.web;

import io.outbound.settings.PublicUrl;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;

/**
 * Another site's form does not bring the session along. Where people come by https, the cookie never leaves without it
 * and belongs to this host alone, also when a proxy ends https and the server itself sees none.
 */
public class SessionCookie implements ServletContextListener {

    @Inject
    private PublicUrl url;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        configure(event.getServletContext().getSessionCookieConfig(), url.isHttps());
    }

    static void configure(SessionCookieConfig cookie, boolean https) {
        cookie.setAttribute("SameSite", "Lax");
        if (https) {
            cookie.setName("__Host-JSESSIONID");
            cookie.setPath("/");
            cookie.setSecure(true);
        }
    }
}
