package io.outbound.console;

import io.outbound.kernel.DomainException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;

/** What a page says at its top about what was just done, or refused. */
@RequestScoped
public class Notices {

    private Words words;

    protected Notices() {}

    @Inject
    public Notices(Words words) {
        this.words = words;
    }

    public void done(String key, Object... values) {
        add(FacesMessage.SEVERITY_INFO, words.say(key, values));
    }

    public void refused(DomainException refusal) {
        add(FacesMessage.SEVERITY_ERROR, words.sayOr("problem." + refusal.code(), refusal.getMessage()));
    }

    private static void add(FacesMessage.Severity severity, String text) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(severity, text, null));
    }
}
