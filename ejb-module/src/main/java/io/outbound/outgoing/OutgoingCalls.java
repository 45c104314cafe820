package io.outbound.outgoing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST over HTTP/1.1 to the address that {@link OutgoingRules} looked at, and to no other: a client that resolves the
 * name a second time could be led elsewhere (DNS rebinding). Follows no redirect, sends no cookie, reads the head of the
 * answer and leaves. Thread-safe.
 */
@ApplicationScoped
public class OutgoingCalls {

    private static final Logger LOG = System.getLogger(OutgoingCalls.class.getName());
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
     * Takes 5 s to connect and 5 s for the answer at most, and 15 s in all, however slowly the other side says a word.
     *
     * @param headers beside Host, Content-Length and Connection
     * @throws IOException when there was no answer; the call may have been received all the same
     */
    public AnswerHead post(URI uri, Map<String, String> headers, byte[] body) throws IOException {
        Socket plain = new Socket();
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                () -> close(plain), CompletableFuture.delayedExecutor(3L * millis, TimeUnit.MILLISECONDS));
        try (plain) {
            plain.connect(new InetSocketAddress(rules.target(uri), port(uri)), millis);
            plain.setSoTimeout(millis);
            plain.setTcpNoDelay(true);
            try (Socket socket = isSecure(uri) ? secured(plain, uri) : plain) {
                socket.getOutputStream().write(request(uri, headers, body));
                socket.getOutputStream().flush();
                return AnswerHead.read(socket, millis);
            }
        } finally {
            end.cancel(false);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing a call that took too long", e);
        }
    }

    private static Socket secured(Socket plain, URI uri) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, OutgoingRules.host(uri), port(uri), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static boolean isSecure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    private static int port(URI uri) {
        int usual = isSecure(uri) ? 443 : 80;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    private static byte[] request(URI uri, Map<String, String> headers, byte[] body) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        StringBuilder head = new StringBuilder("POST ")
                .append(path)
                .append(uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(uri.getRawAuthority())
                .append("\r\nConnection: close\r\nContent-Length: ")
                .append(body.length)
                .append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[start.length + body.length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }
}
