package io.outbound.outgoing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * One POST over HTTP/1.1 to the address that {@link OutgoingRules} looked at, and to no other: a client that resolves the
 * name a second time could be led elsewhere (DNS rebinding). Follows no redirect, sends no cookie, reads the head of the
 * answer and leaves. Thread-safe.
 */
@ApplicationScoped
public class OutgoingCalls {

    private static final int MILLIS = 5_000;

    private OutgoingRules rules;
    private int millis;

    protected OutgoingCalls() {}

    @Inject
    public OutgoingCalls(OutgoingRules rules) {
        this(rules, MILLIS);
    }

    /** @param millis to connect, and for the answer */
    public OutgoingCalls(OutgoingRules rules, int millis) {
        this.rules = rules;
        this.millis = millis;
    }

    /**
     * Takes 5 s to connect, as long for the handshake and as long for the answer at most, however slowly the other side
     * says a word.
     *
     * @param headers beside Host, Content-Length and Connection
     * @throws IOException when there was no answer; the call may have been received all the same
     */
    public AnswerHead post(URI uri, Map<String, String> headers, byte[] body) throws IOException {
        try (Socket socket = OutgoingSocket.open(rules, uri, millis)) {
            long began = System.nanoTime();
            CompletableFuture<Void> end = OutgoingSocket.closing(socket, millis);
            try {
                socket.getOutputStream().write(new OutgoingRequest("POST", uri, headers, body).bytes("close"));
                socket.getOutputStream().flush();
            } finally {
                end.cancel(false);
            }
            long taken = (System.nanoTime() - began) / 1_000_000;
            return AnswerHead.read(socket, (int) Math.max(1, millis - taken));
        }
    }
}
