package io.outbound.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Another site's form does not bring the session along. */
public class SessionCookie implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().getSessionCookieConfig().setAttribute("SameSite", "Lax");
    }
}
