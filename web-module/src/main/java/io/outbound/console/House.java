package io.outbound.console;

import io.outbound.security.CurrentActor;
import io.outbound.settings.Settings;
import io.outbound.web.Sessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.primefaces.context.PrimeFacesContext;

/** What the frame around every page shows and does. */
@Named
@RequestScoped
public class House {

    private HttpServletRequest request;
    private Settings settings;
    private CurrentActor actor;
    private Sessions sessions;

    protected House() {}

    @Inject
    public House(HttpServletRequest request, Settings settings, CurrentActor actor, Sessions sessions) {
        this.request = request;
        this.settings = settings;
        this.actor = actor;
        this.sessions = sessions;
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

    /**
     * What PrimeFaces wants back with each post that shows the same page again. Its script would add it; this way a
     * page needs no script for it.
     */
    public String getNonce() {
        return PrimeFacesContext.getCspState(FacesContext.getCurrentInstance()).getNonce();
    }

    public String enter() {
        return Here.go("/console/campaigns.xhtml");
    }

    /** How long rows of the failure logs are kept. */
    public int getLogDays() {
        return settings.current().logRetentionDays();
    }

    public String leave() {
        sessions.end(request);
        return Here.go("/login.xhtml?out=true");
    }
}
