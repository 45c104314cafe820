package io.outbound.trigger;

import io.outbound.kernel.DomainException.Kind;
import io.outbound.kernel.LogReceipt;
import io.outbound.security.Scope;
import io.outbound.store.LostConnections;
import io.outbound.trigger.TriggerResult.Refused;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Clock;
import java.util.Optional;

/**
 * Takes a call of the API: guards in their order, then acceptance in one transaction (seed 1), which calls that come at
 * once share. A refusal is logged on a connection of its own, and answered only once it is.
 *
 * <p>Open to every authenticated caller: who lacks the scope is refused in here, because that too belongs in the log.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TriggerIntake {

    private static final int TRIES = 10;

    private TriggerAcceptance acceptance;
    private Event<TriggerRefused> refused;
    private Clock clock;

    protected TriggerIntake() {}

    @Inject
    public TriggerIntake(TriggerAcceptance acceptance, Event<TriggerRefused> refused, Clock clock) {
        this.acceptance = acceptance;
        this.refused = refused;
        this.clock = clock;
    }

    public TriggerResult take(TriggerCall call) {
        try {
            authorize(call);
            TriggerBody body = TriggerBody.of(call);
            return accept(call, body);
        } catch (RefusedException e) {
            return refuse(call, e.refusal());
        }
    }

    private static void authorize(TriggerCall call) {
        if (!call.by().may(Scope.TRIGGER)) {
            throw new RefusedException(Refusal.of(
                    RefusalReason.FORBIDDEN, Kind.FORBIDDEN, "forbidden", "The caller lacks the scope trigger."));
        }
    }

    /** The request id keeps an acceptance that was committed after all from being doubled. */
    private TriggerResult accept(TriggerCall call, TriggerBody body) {
        for (int i = 1; ; i++) {
            try {
                return LostConnections.bear(() -> acceptance.accept(call, body));
            } catch (RequestTakenException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Refused refuse(TriggerCall call, Refusal refusal) {
        String requestId = call.body().map(body -> text(body, "requestId")).orElse(null);
        String known = requestId == null ? call.idempotencyKey().orElse(null) : requestId;
        String named = call.body().map(body -> text(body, "campaignId")).orElse(null);
        LogReceipt receipt = new LogReceipt();
        refused.fire(new TriggerRefused(clock.instant(), refusal, call, named, known, call.body(), receipt));
        return new Refused(refusal, known, named, receipt.logId());
    }

    private static String text(JsonObject body, String name) {
        return Optional.ofNullable(body.get(name))
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).getString())
                .orElse(null);
    }
}
