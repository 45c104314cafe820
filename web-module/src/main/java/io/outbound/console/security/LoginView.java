package io.outbound.console.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** The login page. Whatever is wrong with what was typed, the answer is the same. */
@Named
@RequestScoped
public class LoginView {

    private String user;
    private String password;
    private String from;
    private boolean expired;
    private boolean out;
    private String refusal;

    public String enter() {
        refusal = "login.refused";
        return null;
    }

    public String getRefusal() {
        return refusal;
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
