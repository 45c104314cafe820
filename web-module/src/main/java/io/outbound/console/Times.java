package io.outbound.console;

import io.outbound.settings.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Instants for people: in the account's time zone, which is always shown; UTC for the title. */
@Named
@RequestScoped
public class Times {

    private Settings settings;
    private Language language;

    protected Times() {}

    @Inject
    public Times(Settings settings, Language language) {
        this.settings = settings;
        this.language = language;
    }

    public String text(Instant instant) {
        return pattern("d MMM yyyy, HH:mm").format(instant.atZone(account()));
    }

    public String date(Instant instant) {
        return pattern("d MMM yyyy").format(instant.atZone(account()));
    }

    public String clock(Instant instant) {
        return pattern("HH:mm").format(instant.atZone(account()));
    }

    public String exactClock(Instant instant) {
        return pattern("HH:mm:ss").format(instant.atZone(account()));
    }

    public String exact(Instant instant) {
        return pattern("d MMM yyyy, HH:mm:ss").format(instant.atZone(account()));
    }

    /** Short name of the account's zone at that time, for example CET or CEST. */
    public String zone(Instant instant) {
        return pattern("zzz").format(instant.atZone(account()));
    }

    public String utc(Instant instant) {
        return pattern("d MMM yyyy, HH:mm:ss.SSS").format(instant.atZone(ZoneOffset.UTC)) + " UTC";
    }

    public String local(LocalDateTime time) {
        return pattern("d MMM yyyy, HH:mm").format(time);
    }

    public ZoneId account() {
        return settings.current().accountTimeZone();
    }

    private DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, language.getLocale());
    }
}
