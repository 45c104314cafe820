package io.outbound.rest.calendar;

import io.outbound.kernel.FieldError;
import io.outbound.rest.problem.Problem;
import io.outbound.rest.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/** From a day, a local time or an instant to another, not included; without bounds the month that is now. */
record CalendarRange(Instant from, Instant to) {

    private static final int A_DAY = "2027-03-28".length();

    /** @throws ProblemException 400 parameter-invalid */
    static CalendarRange of(String from, String to, ZoneId zone, Instant now) {
        LocalDate month = LocalDate.ofInstant(now, zone).withDayOfMonth(1);
        Instant start = isEmpty(from) ? start(month, zone) : read("from", from, zone);
        LocalDate startDay = LocalDate.ofInstant(start, zone);
        return new CalendarRange(start, isEmpty(to) ? start(startDay.plusMonths(1), zone) : read("to", to, zone));
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static Instant read(String parameter, String text, ZoneId zone) {
        try {
            if (text.length() <= A_DAY) {
                return start(LocalDate.parse(text), zone);
            }
            boolean local = text.indexOf('Z') < 0 && text.indexOf('+') < 0 && text.lastIndexOf('-') < A_DAY;
            return local
                    ? LocalDateTime.parse(text).atZone(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            String message = "The parameter " + parameter + " is a day, a local time or an instant.";
            throw new ProblemException(Problem.of(400, "parameter-invalid", message)
                    .errors(List.of(new FieldError("?" + parameter, "parameter-invalid", message))));
        }
    }
}
