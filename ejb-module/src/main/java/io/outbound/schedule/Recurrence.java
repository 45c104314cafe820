package io.outbound.schedule;

import io.outbound.kernel.DomainException;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRule.Skip;

/**
 * A rule by which local times repeat, as RFC 5545 §3.3.10 writes it. What happens in months that are too short is part
 * of the text (RFC 7529 §4): without {@code SKIP} they are left out, with {@code RSCALE=GREGORIAN;SKIP=BACKWARD} the
 * last day of the month takes their place.
 *
 * @param text canonical: capitals, parts in one order
 */
public record Recurrence(String text) {

    private static final int MAX_TEXT = 500;
    private static final int MAX_COUNT = 100_000;
    private static final int MAX_INTERVAL = 10_000;

    public Recurrence {
        text = checked(text).toString();
    }

    private static RecurrenceRule checked(String text) {
        RecurrenceRule rule = parsed(text);
        refuse(rule.getFreq() == Freq.SECONDLY, "a campaign cannot repeat every second");
        refuse(size(rule, Part.BYSECOND) > 1, "a campaign cannot repeat within a minute");
        refuse(rule.getCount() != null && rule.getCount() > MAX_COUNT, "COUNT is at most " + MAX_COUNT);
        refuse(rule.getInterval() > MAX_INTERVAL, "INTERVAL is at most " + MAX_INTERVAL);
        refuse(rule.getSkip() == Skip.FORWARD, "SKIP is OMIT or BACKWARD");
        sparse(rule);
        return rule;
    }

    /** Each of these has an equal that says it more plainly; the library loses its way in them. */
    private static void sparse(RecurrenceRule rule) {
        Freq freq = rule.getFreq();
        boolean dates = Stream.of(Part.BYMONTH, Part.BYMONTHDAY, Part.BYYEARDAY, Part.BYWEEKNO)
                .anyMatch(rule::hasPart);
        refuse(freq == Freq.HOURLY && dates, "an hourly rule has no dates: say FREQ=DAILY with BYHOUR");
        refuse(
                freq == Freq.MINUTELY && (dates || rule.hasPart(Part.BYDAY)),
                "a rule by the minute has no days: say FREQ=DAILY with BYHOUR and BYMINUTE");
        refuse(
                freq == Freq.YEARLY && rule.hasPart(Part.BYMONTHDAY) && !rule.hasPart(Part.BYMONTH),
                "a yearly rule with BYMONTHDAY needs BYMONTH: or say FREQ=MONTHLY");
    }

    private static RecurrenceRule parsed(String text) {
        String rule = text.strip().toUpperCase(Locale.ROOT);
        refuse(rule.length() > MAX_TEXT, "at most " + MAX_TEXT + " characters");
        try {
            return new RecurrenceRule(
                    rule.startsWith("RRULE:") ? rule.substring("RRULE:".length()) : rule, RfcMode.RFC5545_STRICT);
        } catch (InvalidRecurrenceRuleException | IllegalArgumentException e) {
            throw invalid(e.getMessage());
        }
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw invalid(why);
        }
    }

    private static DomainException invalid(String why) {
        return DomainException.invalid("recurrence-invalid", "/recurrence", "Not a rule of RFC 5545: " + why + ".");
    }

    /** Whether it fires more than once within some hour: then it runs on through an hour that comes twice. */
    boolean isSubHourly() {
        RecurrenceRule rule = parsed(text);
        return rule.getFreq() == Freq.MINUTELY && rule.getInterval() < 60 || size(rule, Part.BYMINUTE) > 1;
    }

    /** The last moment it may fire. */
    Until until() {
        return Until.of(parsed(text).getUntil());
    }

    /** The day of the month that {@code local} stands for, when its month has no such day; else 0. */
    int missingDay(LocalDateTime first, LocalDateTime local) {
        if (!text.contains("SKIP=BACKWARD") || local.toLocalDate().lengthOfMonth() != local.getDayOfMonth()) {
            return 0;
        }
        List<Integer> named = parsed(text).getByPart(Part.BYMONTHDAY);
        List<Integer> days = named != null ? named : List.of(first.getDayOfMonth());
        IntPredicate isIt = day -> day == local.getDayOfMonth() || day < 0;
        return days.stream().mapToInt(Integer::intValue).anyMatch(isIt)
                ? 0
                : days.stream()
                        .filter(day -> day > local.getDayOfMonth())
                        .findFirst()
                        .orElse(0);
    }

    /**
     * The local times from {@code first} on, without end unless the rule counts; {@link #until} is left to the caller,
     * who knows the zone.
     *
     * @param from times before it may be left out
     */
    Iterator<LocalDateTime> localTimes(LocalDateTime first, LocalDateTime from) {
        RecurrenceRule rule = parsed(text);
        boolean counts = rule.getCount() != null;
        if (!counts) {
            rule.setUntil(null);
        }
        return new LocalTimes(rule, dateTime(first), counts ? null : dateTime(from));
    }

    private static int size(RecurrenceRule rule, Part part) {
        List<?> values = rule.getByPart(part);
        return values == null ? 0 : values.size();
    }

    private static DateTime dateTime(LocalDateTime local) {
        return new DateTime(
                local.getYear(),
                local.getMonthValue() - 1,
                local.getDayOfMonth(),
                local.getHour(),
                local.getMinute(),
                local.getSecond());
    }
}
