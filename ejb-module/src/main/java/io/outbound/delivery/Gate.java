package io.outbound.delivery;

import io.outbound.kernel.ChannelId;
import io.outbound.limit.Buckets;
import io.outbound.limit.Limit;
import io.outbound.limit.RateLimits;
import io.outbound.limit.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who has to wait though nothing is wrong with the message: for its hour, for a campaign that is paused, for a host that
 * is busy, for its turn. Asked when it is claimed.
 */
@ApplicationScoped
public class Gate {

    private static final Duration UNTIL_PROBES_ARE_BACK = Duration.ofSeconds(10);
    private static final String PAUSED = "error-storm: its campaign is paused, since too many of its messages failed";
    private static final String BUSY = "host-busy: the host has asked for fewer messages, or cannot be reached";
    private static final String TURN = Waiting.RATE_LIMITED + ": it waits for its turn";
    private static final String TOMORROW = "warm-up: its sender has sent what it may today";

    private RateLimits rates;
    private Buckets buckets;
    private BackOff backOff;
    private Storms storms;

    protected Gate() {}

    @Inject
    public Gate(RateLimits rates, Buckets buckets, BackOff backOff, Storms storms) {
        this.rates = rates;
        this.buckets = buckets;
        this.backOff = backOff;
        this.storms = storms;
    }

    /** Those of {@code wanted} that wait, by id. In the transaction of the claim. */
    Map<Long, Hold> holds(Connection connection, List<Waiting> wanted, Instant now) throws SQLException {
        Map<Long, Hold> holds = new HashMap<>();
        List<Waiting> free = new ArrayList<>();
        for (Waiting one : wanted) {
            one.hold(now)
                    .or(() -> busy(one, now))
                    .or(() -> paused(one, now))
                    .ifPresentOrElse(hold -> holds.put(one.id(), hold), () -> free.add(one));
        }
        takeTurns(connection, free, now, holds);
        return holds;
    }

    private Optional<Hold> busy(Waiting one, Instant now) {
        return backOff.until(one.channel(), one.key())
                .filter(now::isBefore)
                .map(until -> new Hold(until, "host-busy", BUSY, false));
    }

    private Optional<Hold> paused(Waiting one, Instant now) {
        if (one.lane() == null || one.lane().campaignId() == null) {
            return Optional.empty();
        }
        Instant probeAt = one.lane().probeAt();
        if (probeAt == null) {
            storms.calm(one.lane().campaignId());
            return Optional.empty();
        }
        if (probeAt.isAfter(now)) {
            return Optional.of(new Hold(probeAt, "error-storm", PAUSED, false));
        }
        storms.probe(one.lane().campaignId());
        return storms.admit(one.lane().campaignId(), 1) == 1
                ? Optional.empty()
                : Optional.of(new Hold(now.plus(UNTIL_PROBES_ARE_BACK), "error-storm", PAUSED, false));
    }

    private void takeTurns(Connection connection, List<Waiting> free, Instant now, Map<Long, Hold> holds)
            throws SQLException {
        Map<Waiting, List<Limit>> limited = new LinkedHashMap<>();
        for (Waiting one : free) {
            List<Limit> limits = one.hasItsTurn() ? List.of() : limits(one, now);
            if (!limits.isEmpty()) {
                limited.put(one, limits);
            }
        }
        if (limited.isEmpty()) {
            return;
        }
        Turns turns = buckets.turns(
                connection, limited.values().stream().flatMap(List::stream).collect(Collectors.toSet()));
        limited.forEach((one, limits) -> {
            Turns.Turn turn = turns.next(limits);
            if (!turn.now()) {
                holds.put(
                        one.id(),
                        turn.reserved()
                                ? new Hold(turn.at(), Waiting.RATE_LIMITED, TURN, false)
                                : new Hold(turn.at(), "warm-up", TOMORROW, false));
            }
        });
        turns.store();
    }

    /** A run keeps to the limits of its campaign, sender and channel as a whole; the recipients' domains are many. */
    private List<Limit> limits(Waiting one, Instant now) {
        List<Limit> limits = new ArrayList<>(4);
        if (one.channel() == ChannelId.EMAIL) {
            rates.ofRecipient(one.key()).ifPresent(limits::add);
        }
        if (one.lane() != null) {
            rates.of(one.channel()).ifPresent(limits::add);
            if (one.lane().campaignId() != null && one.lane().perSecond() != null) {
                limits.add(Limit.ofCampaign(one.lane().campaignId(), one.lane().perSecond()));
            }
            if (one.lane().sender() != null) {
                limits.addAll(one.lane().sender().limits(now));
            }
        }
        return limits;
    }
}
