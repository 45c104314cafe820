package io.outbound.setup;

import io.outbound.security.FirstAccess;
import io.outbound.security.PasswordChanged;
import io.outbound.settings.Home;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The file {@code initial-credentials} in home, for the operator's eyes only; gone once the password is changed. */
@ApplicationScoped
public class InitialCredentials {

    private static final String FILE = "initial-credentials";

    private Home home;

    protected InitialCredentials() {}

    @Inject
    public InitialCredentials(Home home) {
        this.home = home;
    }

    void keep(String password, String apiKey) {
        home.replaceSecret(
                FILE,
                "admin user: " + FirstAccess.USERNAME + "\nadmin password: " + password + "\nAPI key: " + apiKey
                        + "\n");
    }

    /** Whether the generated password is still in use, as far as the file tells. */
    public boolean areKept() {
        return Files.exists(home.file(FILE));
    }

    void forget(@Observes PasswordChanged event) {
        if (event.username().equals(FirstAccess.USERNAME)) {
            try {
                Files.deleteIfExists(home.file(FILE));
            } catch (IOException e) {
                throw new UncheckedIOException("OUT-0019 The file initial-credentials cannot be deleted.", e);
            }
        }
    }
}
