package io.outbound.receipt;

import io.outbound.delivery.Receipt.Event;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The part of a bounce that is for programs, {@code message/delivery-status} (RFC 3464). A message of ours has one
 * recipient; where it was handed on to several, the worst that is said counts.
 */
final class DeliveryStatus {

    private static final StatusCode NO_REASON = new StatusCode(5, 0, 0);

    private DeliveryStatus() {}

    static Optional<MailReport> read(String text) {
        List<Map<String, String>> groups = Fields.groups(text);
        return groups.stream()
                .map(DeliveryStatus::report)
                .filter(Objects::nonNull)
                .max(Comparator.comparing((MailReport report) -> report.event().ordinal()));
    }

    /** @return null for a group that is about no recipient */
    private static MailReport report(Map<String, String> group) {
        String action =
                group.getOrDefault("action", "").toLowerCase(Locale.ROOT).strip();
        String diagnostic = group.getOrDefault("diagnostic-code", "");
        Optional<StatusCode> status = status(group.get("status"), diagnostic);
        if (action.isEmpty() && status.isEmpty()) {
            return null;
        }
        Event event = event(action, status);
        StatusCode code = status.orElse(event == Event.BOUNCED ? NO_REASON : new StatusCode(2, 0, 0));
        return MailReport.of(event, code, diagnostic.isEmpty() ? group.get("status") : diagnostic);
    }

    /** Some servers say 5.0.0 and tell the reason only in the other server's own words. */
    private static Optional<StatusCode> status(String said, String diagnostic) {
        Optional<StatusCode> status = StatusCode.in(said == null ? "" : said);
        Optional<StatusCode> answered = StatusCode.in(diagnostic);
        boolean better = answered.isPresent()
                && (status.isEmpty()
                        || status.get().isVague()
                                && !answered.get().isVague()
                                && answered.get().kind() == status.get().kind());
        return better ? answered : status;
    }

    private static Event event(String action, Optional<StatusCode> status) {
        return switch (action) {
            case "failed" -> Event.BOUNCED;
            case "delayed" -> Event.DELAYED;
            case "delivered", "relayed", "expanded" -> Event.DELIVERED;
            default ->
                status.filter(StatusCode::isPermanent).isPresent()
                        ? Event.BOUNCED
                        : status.filter(StatusCode::isGood).isPresent() ? Event.DELIVERED : Event.DELAYED;
        };
    }
}
