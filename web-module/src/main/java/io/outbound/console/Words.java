package io.outbound.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The console's texts in the reader's language. */
@Named
@RequestScoped
public class Words {

    private Language language;

    protected Words() {}

    @Inject
    public Words(Language language) {
        this.language = language;
    }

    public String say(String key) {
        return bundle().getString(key);
    }

    public String say(String key, Object... values) {
        return new MessageFormat(bundle().getString(key), language.getLocale()).format(values);
    }

    /** The text of {@code key}, or {@code otherwise} when there is none: for codes that others may add. */
    public String sayOr(String key, String otherwise) {
        try {
            return bundle().getString(key);
        } catch (MissingResourceException unknown) {
            return otherwise;
        }
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(language.getLocale()).format(value);
    }

    /** The largest units that say it in full, for example 3 days or 90 minutes. */
    public String duration(Duration duration) {
        if (duration.toSeconds() % 86_400 == 0) {
            return say("duration.days", duration.toDays());
        }
        return duration.toSeconds() % 3_600 == 0
                ? say("duration.hours", duration.toHours())
                : say("duration.minutes", duration.toMinutes());
    }

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle("io.outbound.console.messages", language.getLocale());
    }
}
