package io.outbound.log;

import io.outbound.kernel.LogReceipt;
import io.outbound.security.AddressBlock;
import io.outbound.security.ApiCallRefused;
import io.outbound.security.ApiKey;
import io.outbound.store.IdSource;
import io.outbound.trigger.RefusalReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Writes a row for each call that was turned away at the door: nobody's key, or a key that may not. */
@ApplicationScoped
public class DoorRecorder {

    private static final int FORBIDDEN = 403;

    private RefusalBook book;
    private IdSource ids;
    private Clock clock;

    protected DoorRecorder() {}

    @Inject
    public DoorRecorder(RefusalBook book, IdSource ids, Clock clock) {
        this.book = book;
        this.ids = ids;
        this.clock = clock;
    }

    public void record(@Observes ApiCallRefused event) {
        UUID uid = ids.next();
        Instant now = clock.instant();
        FailedCall row = row(uid, now, event);
        book.enter(List.of(new RefusalEntry(
                now,
                row.apiKeyId(),
                row.reason(),
                ApiFailedLogs.INSERT,
                ApiFailedLogs.columns(row),
                uid,
                new LogReceipt())));
    }

    private static FailedCall row(UUID uid, Instant now, ApiCallRefused event) {
        RefusalReason reason = event.status() == FORBIDDEN ? RefusalReason.FORBIDDEN : RefusalReason.UNAUTHENTICATED;
        return new FailedCall(
                0,
                uid,
                now,
                reason.name(),
                reason.title(),
                detail(event),
                event.status(),
                null,
                null,
                null,
                event.method() + " " + Masking.identifier(event.path()),
                Masking.identifier(event.requestId()),
                event.key().map(ApiKey::id),
                client(event),
                JsonValue.EMPTY_JSON_ARRAY,
                null,
                null,
                "NONE");
    }

    private static String detail(ApiCallRefused event) {
        return switch (event.status()) {
            case 400 -> "The API key was in the address.";
            case FORBIDDEN -> "The API key lacks the scope that this needs.";
            default -> "The call had no valid API key.";
        };
    }

    private static String client(ApiCallRefused event) {
        String who = event.key().map(key -> key.actor().name()).orElse("nobody");
        return who + " · " + AddressBlock.of(event.clientAddress()) + " · " + LogText.fit(event.userAgent(), 120);
    }
}
