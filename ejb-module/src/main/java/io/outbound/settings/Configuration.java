package io.outbound.settings;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Deployment configuration {@code outbound.*}: MicroProfile Config where the server provides it, else system properties
 * and the environment under the same naming rule (not every EE 10 server implements MicroProfile).
 */
@ApplicationScoped
public class Configuration {

    /** The value of {@code name}; empty when unset or blank. */
    public Optional<String> text(String name) {
        return lookUp(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    public boolean flag(String name, boolean otherwise) {
        return text(name).map(Boolean::parseBoolean).orElse(otherwise);
    }

    /** @throws IllegalStateException when the value is not a whole number */
    public int number(String name, int otherwise) {
        try {
            return text(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new IllegalStateException("OUT-0003 " + name + " must be a whole number.", e);
        }
    }

    private static Optional<String> lookUp(String name) {
        try {
            return ConfigProvider.getConfig().getOptionalValue(name, String.class);
        } catch (LinkageError | IllegalStateException noMicroProfile) {
            return Optional.ofNullable(System.getProperty(name))
                    .or(() -> Optional.ofNullable(System.getenv(environmentName(name))));
        }
    }

    /** MicroProfile Config §5.3.1: everything that is not a letter or digit becomes an underscore, upper case. */
    static String environmentName(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
