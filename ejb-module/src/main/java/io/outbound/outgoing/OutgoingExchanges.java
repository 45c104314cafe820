package io.outbound.outgoing;

import io.outbound.outgoing.Exchange.NoAnswer;
import io.outbound.outgoing.Exchange.NotSent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Calls to gateways over HTTP/1.1 connections that stay open between calls; each goes to the address that
 * {@link OutgoingRules} looked at when it was opened. Tells exactly whether a request can have been acted on, which
 * general clients do not: they repeat, or do not say. Follows no redirect, sends no cookie. Thread-safe.
 */
@ApplicationScoped
public class OutgoingExchanges {

    private final Map<String, ConcurrentLinkedDeque<HttpConnection>> idle = new ConcurrentHashMap<>();
    private OutgoingRules rules;

    protected OutgoingExchanges() {}

    @Inject
    public OutgoingExchanges(OutgoingRules rules) {
        this.rules = rules;
    }

    /** Blocks until there is an answer or {@code limits} are over; never throws for what the network does. */
    public Exchange exchange(OutgoingRequest request, OutgoingLimits limits) {
        ConcurrentLinkedDeque<HttpConnection> kept =
                idle.computeIfAbsent(origin(request.uri()), any -> new ConcurrentLinkedDeque<>());
        HttpConnection connection = take(kept);
        if (connection != null) {
            Exchange exchange = over(connection, kept, request, limits);
            if (!(exchange instanceof NotSent)) {
                return exchange;
            }
        }
        try {
            int millis = (int) limits.connect().toMillis();
            connection = new HttpConnection(OutgoingSocket.open(rules, request.uri(), millis));
        } catch (IOException e) {
            return new NotSent("connect: " + describe(e));
        }
        return over(connection, kept, request, limits);
    }

    private static Exchange over(
            HttpConnection connection,
            ConcurrentLinkedDeque<HttpConnection> kept,
            OutgoingRequest request,
            OutgoingLimits limits) {
        boolean written = false;
        try {
            connection.write(request.bytes("keep-alive"), limits.answer());
            written = true;
            Exchange.Answered answer = connection.read(limits);
            if (connection.staysOpen()) {
                kept.addFirst(connection);
                connection = null;
            }
            return answer;
        } catch (IOException e) {
            return written
                    ? new NoAnswer("no-answer: the request had left, " + describe(e))
                    : new NotSent("connection: lost before the request had left, " + describe(e));
        } finally {
            if (connection != null) {
                connection.close();
            }
        }
    }

    private static HttpConnection take(ConcurrentLinkedDeque<HttpConnection> kept) {
        HttpConnection next = kept.pollFirst();
        while (next != null && !next.isAlive()) {
            next.close();
            next = kept.pollFirst();
        }
        return next;
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    /** Says nothing of the URL: keys can be in it. */
    private static String describe(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ", " + e.getMessage());
    }

    @PreDestroy
    void hangUp() {
        for (ConcurrentLinkedDeque<HttpConnection> kept : idle.values()) {
            for (HttpConnection next = kept.pollFirst(); next != null; next = kept.pollFirst()) {
                next.close();
            }
        }
    }
}
