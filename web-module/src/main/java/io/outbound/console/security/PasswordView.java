package io.outbound.console.security;

import io.outbound.console.Attempt;
import io.outbound.console.Here;
import io.outbound.console.Notices;
import io.outbound.kernel.DomainException;
import io.outbound.security.Authentication;
import io.outbound.security.CurrentActor;
import io.outbound.web.Sessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** One's own password; offered first of all while the generated one is still in use. */
@Named
@RequestScoped
public class PasswordView {

    private Authentication authentication;
    private Sessions sessions;
    private CurrentActor actor;
    private Notices notices;
    private HttpServletRequest request;

    private boolean first;
    private String current;
    private String replacement;
    private String again;
    private String wrong;

    protected PasswordView() {}

    @Inject
    public PasswordView(
            Authentication authentication,
            Sessions sessions,
            CurrentActor actor,
            Notices notices,
            HttpServletRequest request) {
        this.authentication = authentication;
        this.sessions = sessions;
        this.actor = actor;
        this.notices = notices;
        this.request = request;
    }

    public String change() {
        if (replacement == null || !replacement.equals(again)) {
            wrong = "again";
            return null;
        }
        Optional<DomainException> refusal = Attempt.of(() -> authentication.changePassword(
                actor.get().name(), current == null ? "" : current, replacement, request.getRemoteAddr()));
        if (refusal.isPresent()) {
            wrong = refusal.get().kind() == DomainException.Kind.FORBIDDEN ? "current" : "new";
            return null;
        }
        sessions.renew(request);
        notices.done("done.password");
        return Here.go("/console/campaigns.xhtml");
    }

    /** Which field is wrong: current, new or again; null when none is. */
    public String getWrong() {
        return wrong;
    }

    public boolean isFirst() {
        return first;
    }

    public void setFirst(boolean first) {
        this.first = first;
    }

    public String getCurrent() {
        return current;
    }

    public void setCurrent(String current) {
        this.current = current;
    }

    public String getReplacement() {
        return replacement;
    }

    public void setReplacement(String replacement) {
        this.replacement = replacement;
    }

    public String getAgain() {
        return again;
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
