package io.outbound.campaign;

import io.outbound.kernel.DomainException;
import io.outbound.kernel.FieldError;
import io.outbound.schedule.Clocks;
import io.outbound.schedule.Occurrence;
import io.outbound.schedule.Plan;
import io.outbound.schedule.QuietHours;
import io.outbound.schedule.Recurrence;
import io.outbound.schedule.Zones;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every campaign must have, also as a draft; all that is wrong is said at once. */
final class SettingsRules {

    private static final int MAX_NAME = 200;
    private static final int MAX_DESCRIPTION = 2_000;
    private static final int MAX_TAGS = 20;
    private static final int MAX_TAG = 50;
    private static final int MAX_SEGMENTS = 20;
    private static final int MAX_RULE = 20_000;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2999;
    private static final Duration MAX_TTL = Duration.ofDays(30);

    /** From the first zone to the last, and an hour more. */
    private static final Duration ROUND_THE_EARTH = Duration.ofHours(27);

    private static final int LOOKED_AT = 20;

    private final List<FieldError> errors = new ArrayList<>();

    private SettingsRules() {}

    static void check(CampaignType type, CampaignSettings settings) {
        SettingsRules rules = new SettingsRules();
        rules.name(settings.name());
        rules.slug(settings.slug());
        rules.length("/description", settings.description(), MAX_DESCRIPTION);
        rules.launch(type, settings);
        rules.times(settings);
        rules.recipientsTime(settings);
        rules.quietHours(settings.quietHours());
        rules.window(settings);
        rules.pace(settings);
        rules.tags(settings.tags());
        rules.segments(settings.audience());
        if (!rules.errors.isEmpty()) {
            throw new DomainException(
                    DomainException.Kind.INVALID,
                    "campaign-invalid",
                    rules.errors.get(0).message(),
                    rules.errors);
        }
    }

    private void name(String name) {
        if (name == null || name.isBlank()) {
            add("/name", "missing-required-field", "A campaign needs a name.");
        } else {
            length("/name", name.strip(), MAX_NAME);
        }
    }

    private void slug(String slug) {
        if (!Slug.isValid(slug)) {
            add("/slug", "invalid-slug", "A slug has lower-case letters, digits and single hyphens, and is no id.");
        }
    }

    private void launch(CampaignType type, CampaignSettings settings) {
        if (type == CampaignType.API_TRIGGERED && settings.launchType() != null) {
            add("/launchType", "launch-type-not-allowed", "API-triggered campaigns have no launch type.");
        }
        boolean bounded = settings.windowStart() != null || settings.windowEnd() != null;
        if (type == CampaignType.BROADCAST && bounded && !settings.isScheduled()) {
            add("/window", "window-not-allowed", "Only API-triggered and scheduled campaigns have a window.");
        }
    }

    private void times(CampaignSettings settings) {
        if (settings.timeZone() != null && !Zones.isIana(settings.timeZone())) {
            add("/timeZone", "time-zone-unknown", "A zone of the IANA database by name, such as Europe/Rome.");
        }
        time("/sendTime", settings.sendTime());
        time("/window/start", settings.windowStart());
        time("/window/end", settings.windowEnd());
        try {
            Optional.ofNullable(settings.recurrence()).ifPresent(Recurrence::new);
        } catch (DomainException e) {
            errors.addAll(e.errors());
        }
    }

    private void time(String pointer, LocalDateTime time) {
        if (time != null && (time.getNano() != 0 || time.getYear() < FIRST_YEAR || time.getYear() > LAST_YEAR)) {
            add(
                    pointer,
                    "invalid-time",
                    "A local time in whole seconds, from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
        }
    }

    /** A run for each recipient's own clocks goes on for a day and more; the next may not begin before it is over. */
    private void recipientsTime(CampaignSettings settings) {
        boolean theirs = settings.sendTimeZone() == Clocks.RECIPIENT;
        if (theirs && !settings.isScheduled()) {
            add(
                    "/sendTimeZone",
                    "send-time-zone-not-allowed",
                    "Only scheduled campaigns send at the recipients' time.");
        } else if (theirs && settings.recurrence() != null && settings.sendTime() != null && errors.isEmpty()) {
            List<Occurrence> some = new Plan(
                            settings.sendTime(), ZoneOffset.UTC, new Recurrence(settings.recurrence()), null, null)
                    .after(settings.sendTime().toInstant(ZoneOffset.UTC).minusSeconds(1), LOOKED_AT);
            for (int i = 1; i < some.size(); i++) {
                if (Duration.between(some.get(i - 1).at(), some.get(i).at()).compareTo(ROUND_THE_EARTH) < 0) {
                    add("/recurrence", "recurrence-too-often", "At the recipients' time, every second day at most.");
                    return;
                }
            }
        }
    }

    private void quietHours(QuietHours hours) {
        if (hours == null) {
            return;
        }
        if (hours.start() == null || hours.end() == null || hours.zone() == null || hours.action() == null) {
            add("/quietHours", "required", "Quiet hours need start, end, zone and action.");
        } else if (hours.start().equals(hours.end())) {
            add("/quietHours/end", "quiet-hours-empty", "Quiet hours end at another time than they start.");
        }
    }

    private void window(CampaignSettings settings) {
        if (settings.windowStart() != null
                && settings.windowEnd() != null
                && !settings.windowStart().isBefore(settings.windowEnd())) {
            add("/window/end", "window-empty", "The window must end after it starts.");
        }
    }

    private void pace(CampaignSettings settings) {
        Duration ttl = settings.ttl();
        if (ttl != null && (ttl.compareTo(Duration.ofMinutes(1)) < 0 || ttl.compareTo(MAX_TTL) > 0)) {
            add("/ttl", "out-of-range", "From one minute to 30 days.");
        }
        Integer throttle = settings.throttlePerSecond();
        if (throttle != null && (throttle < 1 || throttle > 1_000_000)) {
            add("/throttlePerSecond", "out-of-range", "From 1 to 1,000,000.");
        }
    }

    private void tags(List<String> tags) {
        if (tags.size() > MAX_TAGS || tags.stream().anyMatch(tag -> tag.isBlank() || tag.length() > MAX_TAG)) {
            add("/tags", "invalid-tags", "At most " + MAX_TAGS + " tags of 1 to " + MAX_TAG + " characters.");
        }
    }

    private void segments(Audience audience) {
        most("/includeSegments", audience.includeSegments().size());
        most("/excludeSegments", audience.excludeSegments().size());
        length("/oneTimeSegment/rule", audience.oneTimeRule(), MAX_RULE);
    }

    private void most(String pointer, int segments) {
        if (segments > MAX_SEGMENTS) {
            add(pointer, "too-many", "At most " + MAX_SEGMENTS + " segments.");
        }
    }

    private void length(String pointer, String text, int max) {
        if (text != null && text.length() > max) {
            add(pointer, "too-long", "At most " + max + " characters.");
        }
    }

    private void add(String pointer, String code, String message) {
        errors.add(new FieldError(pointer, code, message));
    }
}
