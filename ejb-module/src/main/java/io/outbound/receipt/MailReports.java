package io.outbound.receipt;

import io.outbound.delivery.Receipt.Event;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says what a mail reports: a delivery status (RFC 3464) or a complaint (RFC 5965) as they should be, or what servers
 * write that know neither. An answer of a person or of their absence is no report.
 */
final class MailReports {

    private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud", "other", "opt-out", "opt-out-list");
    private static final Pattern DAEMON = Pattern.compile(
            "mailer-daemon|postmaster|mail delivery (?:sub)?system|mail administrator|microsoftexchange",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern STILL_TRYING = Pattern.compile(
            "will (?:be retried|keep trying|continue to (?:try|retry|be attempted))|not yet (?:been )?delivered|still being retried"
                    + "|delivery (?:is |has been )?delayed|do not need to resend",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GIVEN_UP = Pattern.compile(
            "giv(?:en|ing) up|undeliver(?:able|ed)|could not be delivered|has expired|failed permanently",
            Pattern.CASE_INSENSITIVE);
    private static final int MOST_TEXT = 300;

    private MailReports() {}

    static Optional<MailReport> read(MailParts mail) {
        return part(mail, "message/feedback-report").map(MailReports::complaint).orElseGet(() -> bounce(mail));
    }

    private static Optional<MailReport> complaint(MailPart report) {
        String type = report.field("Feedback-Type");
        String kind = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
        return COMPLAINTS.contains(kind)
                ? Optional.of(new MailReport(Event.COMPLAINED, false, kind, report.field("User-Agent")))
                : Optional.empty();
    }

    private static Optional<MailReport> bounce(MailParts mail) {
        Optional<MailReport> standard = part(mail, "message/delivery-status")
                .or(() -> part(mail, "message/global-delivery-status"))
                .flatMap(part -> DeliveryStatus.read(part.text()));
        return standard.isPresent() ? standard : fromADaemon(mail);
    }

    /** What old and odd servers write: for people, with codes in it. */
    private static Optional<MailReport> fromADaemon(MailParts mail) {
        boolean failed = !mail.header("X-Failed-Recipients").isEmpty();
        if (!failed && !isFromADaemon(mail)) {
            return Optional.empty();
        }
        String said = mail.leaves().stream()
                .filter(part -> part.type().startsWith("text/") && !part.is("text/rfc822-headers"))
                .map(MailPart::text)
                .findFirst()
                .map(MailReports::withoutTheOriginal)
                .orElse("");
        Optional<StatusCode> status = StatusCode.in(said);
        if (status.isEmpty() && !failed) {
            return Optional.empty();
        }
        StatusCode code = status.orElse(new StatusCode(5, 0, 0));
        boolean trying = STILL_TRYING.matcher(said).find()
                || !failed && !code.isPermanent() && !GIVEN_UP.matcher(said).find();
        return Optional.of(MailReport.of(trying ? Event.DELAYED : Event.BOUNCED, code, sentence(said)));
    }

    private static boolean isFromADaemon(MailParts mail) {
        boolean answer = mail.header("Auto-Submitted").stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains("auto-replied"));
        boolean nobody = mail.header("Return-Path").stream()
                .anyMatch(path -> path.strip().equals("<>"));
        boolean daemon = mail.header("From").stream()
                .anyMatch(from -> DAEMON.matcher(from).find());
        return daemon || nobody && !answer;
    }

    /** The copy of our message may have numbers in it that look like codes. */
    private static String withoutTheOriginal(String text) {
        int end = text.length();
        for (String mark :
                List.of("--- Below this line", "------ This is a copy", "Original message", "Received: from")) {
            int at = text.indexOf(mark);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        return text.substring(0, end);
    }

    /** The line that says why. */
    private static String sentence(String said) {
        return said.lines()
                .map(String::strip)
                .filter(line -> StatusCode.in(line).isPresent())
                .findFirst()
                .map(line -> line.length() <= MOST_TEXT ? line : line.substring(0, MOST_TEXT))
                .orElse(null);
    }

    private static Optional<MailPart> part(MailParts mail, String type) {
        return mail.leaves().stream().filter(part -> part.is(type)).findFirst();
    }
}
