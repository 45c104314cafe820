package io.outbound.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Light or dark as chosen with the switch; "" follows the system. The page's script writes the cookie. */
@Named
@RequestScoped
public class Theme {

    private Preferences preferences;

    protected Theme() {}

    @Inject
    public Theme(Preferences preferences) {
        this.preferences = preferences;
    }

    public String getChosen() {
        return preferences
                .read("outbound-theme")
                .filter(List.of("light", "dark")::contains)
                .orElse("");
    }
}
