package io.outbound.channel.smtp;

import io.outbound.channel.spi.SendResult;
import io.outbound.channel.spi.SendResult.PermanentFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The hosts that take mail. Each message goes to one of them, by weight; when that one is down, to the next. One of
 * weight 0 gets mail only when the others are down.
 */
final class SmtpRelays implements AutoCloseable {

    private final List<SmtpRelay> relays;
    private final IntUnaryOperator random;

    /** @param random a number from 0 up to its argument, which is not included */
    SmtpRelays(List<SmtpRelay> relays, IntUnaryOperator random) {
        this.relays = List.copyOf(relays);
        this.random = random;
    }

    boolean isEmpty() {
        return relays.isEmpty();
    }

    /** Tries one after the other while nothing of the message has left. */
    SendResult send(Posting posting) {
        SendResult last = null;
        for (SmtpRelay relay : inOrder()) {
            SmtpRelay.Try tried = relay.send(posting);
            if (!tried.elsewhere()) {
                return tried.result();
            }
            // what one cannot take, another that is down may take later
            last = last == null || last instanceof PermanentFailure ? tried.result() : last;
        }
        return last;
    }

    /** Those at work; when all rest, the one that has rested longest of its time. */
    private List<SmtpRelay> inOrder() {
        List<SmtpRelay> working = new ArrayList<>();
        relays.stream().filter(relay -> !relay.isResting()).forEach(working::add);
        if (working.isEmpty()) {
            Comparator<SmtpRelay> soonest = (a, b) -> Long.signum(a.restsUntil() - b.restsUntil());
            return List.of(relays.stream().min(soonest).orElseThrow());
        }
        return working.size() == 1 ? working : shuffled(working);
    }

    /** Drawn one after the other, each as likely as its weight says. */
    private List<SmtpRelay> shuffled(List<SmtpRelay> working) {
        List<SmtpRelay> order = new ArrayList<>(working.size());
        List<SmtpRelay> left = new ArrayList<>(working);
        while (!left.isEmpty()) {
            int all = left.stream().mapToInt(SmtpRelay::weight).sum();
            int drawn = all == 0 ? 0 : random.applyAsInt(all);
            int at = 0;
            while (all > 0 && drawn >= left.get(at).weight()) {
                drawn -= left.get(at).weight();
                at++;
            }
            order.add(left.remove(at));
        }
        return order;
    }

    @Override
    public void close() {
        relays.forEach(SmtpRelay::close);
    }
}
