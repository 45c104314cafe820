package io.outbound.console;

import io.outbound.security.CurrentActor;
import io.outbound.settings.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** What the frame around every page shows and does. */
@Named
@RequestScoped
public class House {

    private HttpServletRequest request;
    private Settings settings;
    private CurrentActor actor;

    protected House() {}

    @Inject
    public House(HttpServletRequest request, Settings settings, CurrentActor actor) {
        this.request = request;
        this.settings = settings;
        this.actor = actor;
    }

    public boolean isSandbox() {
        return settings.current().sandbox();
    }

    public String getUserName() {
        return actor.get().name();
    }

    public boolean may(String scope) {
        return actor.get().may(scope);
    }

    /** "page" when the current page belongs to that part of the console, else null: no attribute. */
    public String here(String part) {
        return request.getServletPath().startsWith("/console/" + part) ? "page" : null;
    }

    public String enter() {
        return Here.go("/console/campaigns.xhtml");
    }

    public String leave() throws ServletException {
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return Here.go("/login.xhtml?out=true");
    }
}
