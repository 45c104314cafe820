package io.outbound.channel.telegram;

import io.outbound.settings.KeyUnavailableException;
import io.outbound.store.StoreFault;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Finds bots that Telegram has blocked before a campaign does: each is asked about every quarter of an hour. Every node
 * may; one that was asked about elsewhere in the meantime is left out.
 */
@Singleton
@PermitAll
public class BotWatch {

    private static final Logger LOG = System.getLogger(BotWatch.class.getName());
    private static final Duration FRESH = Duration.ofMinutes(14);
    private static final int AT_ONCE = 100;

    private TelegramBots bots;
    private BotStanding standing;
    private Clock clock;

    protected BotWatch() {}

    @Inject
    public BotWatch(TelegramBots bots, BotStanding standing, Clock clock) {
        this.bots = bots;
        this.standing = standing;
        this.clock = clock;
    }

    @Schedule(hour = "*", minute = "*/15", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public void look() {
        try {
            if (standing.canAsk()) {
                Instant before = clock.instant().minus(FRESH);
                bots.notAskedSince(before, AT_ONCE).forEach(standing::ask);
            }
        } catch (KeyUnavailableException | IllegalStateException e) {
            LOG.log(Level.WARNING, "OUT-0182 Telegram cannot be asked about bots now: " + e.getMessage());
        } catch (RuntimeException e) {
            if (StoreFault.in(e).isEmpty()) {
                throw e;
            }
            LOG.log(Level.WARNING, "OUT-0182 Telegram cannot be asked about bots now: the database fails.");
        }
    }
}
