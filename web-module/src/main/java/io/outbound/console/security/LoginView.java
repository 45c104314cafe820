package io.outbound.console.security;

import io.outbound.console.Here;
import io.outbound.security.Authentication;
import io.outbound.security.FirstAccess;
import io.outbound.security.LoginResult;
import io.outbound.setup.InitialCredentials;
import io.outbound.web.Sessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

/** The login page. Whatever is wrong with what was typed, the answer is the same. */
@Named
@RequestScoped
public class LoginView {

    private Authentication authentication;
    private Sessions sessions;
    private InitialCredentials initial;
    private HttpServletRequest request;

    private String user;
    private String password;
    private String from;
    private boolean expired;
    private boolean out;
    private boolean refused;

    protected LoginView() {}

    @Inject
    public LoginView(
            Authentication authentication, Sessions sessions, InitialCredentials initial, HttpServletRequest request) {
        this.authentication = authentication;
        this.sessions = sessions;
        this.initial = initial;
        this.request = request;
    }

    public String enter() {
        LoginResult result = authentication.login(given(user), given(password), request.getRemoteAddr());
        if (result instanceof LoginResult.SignedIn in) {
            sessions.begin(request, in.account());
            boolean first = initial.areKept() && in.account().username().equals(FirstAccess.USERNAME);
            return Here.go(first ? "/console/password.xhtml?first=true" : Sessions.destination(from));
        }
        if (result instanceof LoginResult.LockedOut locked) {
            tooMany(locked);
        }
        refused = true;
        return null;
    }

    private static void tooMany(LoginResult.LockedOut locked) {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        external.setResponseStatus(429);
        external.setResponseHeader(
                "Retry-After", String.valueOf(Math.max(1, locked.remaining().toSeconds())));
    }

    private static String given(String text) {
        return text == null ? "" : text;
    }

    /** Key of what to say, or null. */
    public String getRefusal() {
        return refused ? "login.refused" : null;
    }

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public boolean isExpired() {
        return expired;
    }

    public void setExpired(boolean expired) {
        this.expired = expired;
    }

    public boolean isOut() {
        return out;
    }

    public void setOut(boolean out) {
        this.out = out;
    }
}
