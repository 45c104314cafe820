package io.outbound.console;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Ends a post with a redirect, so that reloading a page never repeats what it did. */
public final class Here {

    private Here() {}

    /** To the same page with the same query; returns the outcome "stay" for the action to hand back. */
    public static String again() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return go(faces.getViewRoot().getViewId() + Query.kept(faces));
    }

    /** @param path behind the context root, with its query */
    public static String go(String path) {
        FacesContext faces = FacesContext.getCurrentInstance();
        try {
            faces.getExternalContext().getFlash().setKeepMessages(true);
            faces.getExternalContext().redirect(faces.getExternalContext().getRequestContextPath() + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null;
    }
}
