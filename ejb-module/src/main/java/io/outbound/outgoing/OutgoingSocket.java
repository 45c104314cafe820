package io.outbound.outgoing;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connection to the address that {@link OutgoingRules} looked at, and to no other; by TLS where the URL says so. */
final class OutgoingSocket {

    private static final Logger LOG = System.getLogger(OutgoingSocket.class.getName());

    private OutgoingSocket() {}

    /**
     * @param millis to connect, and as long again for the handshake
     * @throws IOException also when it may not be called: nothing was connected then
     */
    static Socket open(OutgoingRules rules, URI uri, int millis) throws IOException {
        Socket plain = new Socket();
        CompletableFuture<Void> end = closing(plain, 2L * millis);
        try {
            plain.connect(new InetSocketAddress(rules.target(uri), port(uri)), millis);
            plain.setSoTimeout(millis);
            plain.setTcpNoDelay(true);
            return isSecure(uri) ? secured(plain, uri) : plain;
        } catch (IOException | RuntimeException e) {
            close(plain);
            throw e;
        } finally {
            end.cancel(false);
        }
    }

    /** Closes the socket after so long, unless it is cancelled before: whoever waits at it gets an exception. */
    static CompletableFuture<Void> closing(Socket socket, long millis) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        end.completeOnTimeout(null, millis, TimeUnit.MILLISECONDS).whenCompleteAsync((nothing, cancelled) -> {
            if (cancelled == null) {
                close(socket);
            }
        });
        return end;
    }

    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing a connection", e);
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
}
