package io.outbound.rest.alert;

import io.outbound.alert.Alert;
import io.outbound.alert.AlertKind;
import java.time.Instant;
import java.util.UUID;

/** An alert as callers see it. */
record AlertJson(
        UUID id,
        AlertKind kind,
        UUID subjectId,
        String subject,
        int occurrences,
        String message,
        Instant latestAt,
        Instant raisedAt,
        Instant acknowledgedAt,
        String acknowledgedBy) {

    static AlertJson of(Alert alert) {
        return new AlertJson(
                alert.id(),
                alert.kind(),
                alert.subjectId(),
                alert.subject(),
                alert.occurrences(),
                alert.message(),
                alert.latestAt(),
                alert.raisedAt(),
                alert.acknowledgedAt(),
                alert.acknowledgedBy());
    }
}
