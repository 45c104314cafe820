package io.outbound.channel.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server on loopback that fails in the way it is told. Each connection has a thread of its own. */
public final class FakeGateway implements AutoCloseable {

    /** One call as it came in; headers by their names in lower case. */
    public record Call(String method, String target, Map<String, String> headers, byte[] body) {

        public String header(String name) {
            return headers.get(name);
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Answers a call, or does not. */
    @FunctionalInterface
    public interface Behaviour {

        /** @return whether the connection stays open */
        boolean answer(Call call, Socket caller) throws IOException, InterruptedException;
    }

    /** Every call that came in as a whole. */
    public final List<Call> calls = new CopyOnWriteArrayList<>();

    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Socket place = new Socket();
    private volatile Behaviour behaviour = saying("200 OK", "{}");
    private volatile boolean deaf;

    public FakeGateway() throws IOException {
        start(this::accept);
    }

    public FakeGateway behaving(Behaviour next) {
        behaviour = next;
        return this;
    }

    /** Takes connections and reads nothing from them: a TLS handshake has no answer. */
    public FakeGateway deaf() {
        deaf = true;
        return this;
    }

    /** Nobody listens any more; the port stays taken, so that nobody else does. */
    public FakeGateway gone() throws IOException {
        server.close();
        place.setReuseAddress(true);
        place.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()));
        return this;
    }

    /** Without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    public String secureUrl() {
        return "https://127.0.0.1:" + server.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    /** @param status with its phrase, and further header lines after {@code \r\n} */
    public static String whole(String status, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n"
                + body;
    }

    /** @param status with its phrase, and further header lines after {@code \r\n} */
    public static Behaviour saying(String status, String body) {
        return bytes(whole(status, body), true);
    }

    /** Reads the call and says nothing. */
    public Behaviour silent() {
        return (call, caller) -> {
            closed.await(30, TimeUnit.SECONDS);
            return false;
        };
    }

    /** Hangs up when the call is read. */
    public static Behaviour hangingUp() {
        return (call, caller) -> false;
    }

    /** Hangs up in the middle of this answer. */
    public static Behaviour cutting(String whole) {
        return bytes(whole.substring(0, whole.length() - 2), false);
    }

    public static Behaviour garbage() {
        return bytes("220 mail.example ESMTP\r\n\r\n\u0000\u0001\u0002", false);
    }

    /** A body that has no end. */
    public static Behaviour huge(String status) {
        return (call, caller) -> {
            write(caller, "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n\r\n{\"x\":\"");
            String much = "x".repeat(64 * 1024);
            while (!caller.isClosed()) {
                write(caller, much);
            }
            return false;
        };
    }

    /** This answer, byte by byte: it takes for ever. */
    public Behaviour dripping(String whole) {
        return (call, caller) -> {
            for (byte one : whole.getBytes(StandardCharsets.UTF_8)) {
                caller.getOutputStream().write(one);
                if (closed.await(50, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
            return false;
        };
    }

    public static Behaviour bytes(String answer, boolean stays) {
        return (call, caller) -> {
            write(caller, answer);
            return stays;
        };
    }

    private static void write(Socket caller, String text) throws IOException {
        caller.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        caller.getOutputStream().flush();
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "fake-gateway");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                connections.incrementAndGet();
                open.add(caller);
                if (!deaf) {
                    start(() -> serve(caller));
                }
            } catch (IOException e) {
                // the next one
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            InputStream in = new BufferedInputStream(caller.getInputStream());
            boolean stays = true;
            while (stays) {
                Call call = read(in);
                calls.add(call);
                stays = behaviour.answer(call, caller);
            }
        } catch (IOException e) {
            // the caller has left
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(caller);
        }
    }

    private static Call read(InputStream in) throws IOException {
        String[] request = line(in).split(" ");
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("cut off");
        }
        return new Call(request[0], request[1], headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        place.close();
        server.close();
        for (Socket caller : open) {
            caller.close();
        }
    }
}
