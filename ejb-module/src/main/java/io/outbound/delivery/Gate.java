package io.outbound.delivery;

import io.outbound.channel.webpush.PushSubscriptions;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Who has to wait though nothing is wrong with the message: for its hour, for a campaign that is paused, for a host that
 * is busy, for its turn. Asked when it is claimed.
 */
@ApplicationScoped
public class Gate {

    /** The reply of a message that waits for its turn. */
    static final String RATE_LIMITED = "rate-limited";

    /** Most of what a pause holds looks again only then: the end of the pause lets it go at once. */
    private static final Duration LONG_AFTER = Duration.ofMinutes(30);

    private static final Duration PROBES_ARE_LOST = ErrorWatch.PATIENCE.plusSeconds(1);
    private static final String PAUSED = "error-storm: its campaign is paused, since too many of its messages failed";
    private static final String BUSY = "host-busy: the host has asked for fewer messages, or cannot be reached";
    private static final String TURN = RATE_LIMITED + ": it waits for its turn";
    private static final String TOMORROW = "warm-up: its sender has sent what it may today";

    private RateLimits rates;
    private Buckets buckets;
    private BackOff backOff;
    private Storms storms;
    private PushSubscriptions browsers;

    protected Gate() {}

    @Inject
    public Gate(RateLimits rates, Buckets buckets, BackOff backOff, Storms storms, PushSubscriptions browsers) {
        this.rates = rates;
        this.buckets = buckets;
        this.backOff = backOff;
        this.storms = storms;
        this.browsers = browsers;
    }

    /** Before the transaction of a claim: in it nobody asks for a second connection. */
    void look() {
        rates.look();
    }

    /** Those of {@code wanted} that wait, by id. In the transaction of the claim. */
    Map<Long, Hold> holds(Connection connection, List<Waiting> wanted, Instant now) throws SQLException {
        Map<Long, Hold> holds = new HashMap<>();
        Map<String, String> pushServices = pushServices(connection, wanted);
        for (Waiting one : wanted) {
            one.hold(now).or(() -> busy(one, pushServices, now)).ifPresent(hold -> holds.put(one.id(), hold));
        }
        pause(wanted, now, holds);
        takeTurns(connection, wanted, now, holds);
        return holds;
    }

    /** Of browsers, by address; only while one of these services has asked for a pause. */
    private Map<String, String> pushServices(Connection connection, List<Waiting> wanted) throws SQLException {
        List<String> addresses = wanted.stream()
                .filter(one -> one.channel() == ChannelId.WEBPUSH)
                .map(Waiting::key)
                .toList();
        return addresses.isEmpty() || !backOff.anyHostRests(ChannelId.WEBPUSH)
                ? Map.of()
                : browsers.services(connection, addresses);
    }

    private Optional<Hold> busy(Waiting one, Map<String, String> pushServices, Instant now) {
        return backOff.until(one.channel(), pushServices.getOrDefault(one.key(), one.key()))
                .filter(now::isBefore)
                .map(until -> new Hold(until, "host-busy", BUSY, false));
    }

    /** Those tried least so far go first: what failed before may have failed for a reason of its own. */
    private void pause(List<Waiting> wanted, Instant now, Map<Long, Hold> holds) {
        Map<UUID, Integer> held = new HashMap<>();
        wanted.stream()
                .filter(one -> one.isOfATriggeredCampaign() && !holds.containsKey(one.id()))
                .sorted(Comparator.comparingInt(one -> one.claimed().attempt()))
                .forEach(one -> waitsForProbe(one.lane(), now).ifPresent(until -> {
                    boolean probes = held.merge(one.lane().campaignId(), 1, Integer::sum) <= ErrorWatch.PROBES;
                    Instant looksAgain = probes ? until : until.plus(LONG_AFTER);
                    holds.put(one.id(), Hold.ofOurs(looksAgain, "error-storm", PAUSED));
                }));
    }

    private Optional<Instant> waitsForProbe(Waiting.Triggered lane, Instant now) {
        if (lane.probeAt() == null) {
            storms.calm(lane.campaignId());
            return Optional.empty();
        }
        if (lane.probeAt().isAfter(now)) {
            return Optional.of(lane.probeAt());
        }
        storms.probe(lane.campaignId());
        return storms.admit(lane.campaignId(), 1) == 1 ? Optional.empty() : Optional.of(now.plus(PROBES_ARE_LOST));
    }

    private void takeTurns(Connection connection, List<Waiting> wanted, Instant now, Map<Long, Hold> holds)
            throws SQLException {
        Map<Waiting, List<Limit>> limited = new LinkedHashMap<>();
        for (Waiting one : wanted) {
            List<Limit> limits = holds.containsKey(one.id()) ? List.of() : limits(one, now);
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
            Turns.Turn turn = turns.next(limits, one.lane() == null ? Turns.Line.RUNS : Turns.Line.LANES);
            if (!turn.now()) {
                if (one.isOfATriggeredCampaign()) {
                    storms.unused(one.lane().campaignId(), 1);
                }
                holds.put(
                        one.id(),
                        turn.byDay()
                                ? Hold.ofOurs(turn.at(), "warm-up", TOMORROW)
                                : new Hold(turn.at(), RATE_LIMITED, TURN, false));
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
