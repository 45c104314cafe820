package io.outbound.channel.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server that answers each verb as told, on loopback; {@code CUT} closes the connection instead. As real ones do,
 * it refuses a second MAIL while the first is in force.
 */
final class ScriptedServer implements AutoCloseable {

    static final String CUT = "CUT";
    static final String SILENCE = "SILENCE";

    final List<String> commands = Collections.synchronizedList(new ArrayList<>());
    final List<String> messages = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> answers = new HashMap<>();
    private final ServerSocket server;
    private SSLContext tls;
    private volatile int connections;
    private volatile boolean hangsUp;
    private volatile boolean tlsFromTheStart;
    private volatile boolean confused;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean deaf;

    ScriptedServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        answer("BANNER", "220 here");
        answer("EHLO", "250-here\r\n250 PIPELINING");
        answer("MAIL", "250 ok");
        answer("RCPT", "250 ok");
        answer("DATA", "354 go");
        answer(".", "250 2.0.0 taken");
        answer("RSET", "250 ok");
        answer("QUIT", "221 bye");
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    ScriptedServer answer(String verb, String reply) {
        answers.put(verb, reply);
        return this;
    }

    ScriptedServer startTls(SSLContext context) {
        tls = context;
        return answer("EHLO", "250-here\r\n250-PIPELINING\r\n250 STARTTLS").answer("STARTTLS", "220 go");
    }

    void speakTlsFromTheStart(SSLContext context) {
        tls = context;
        tlsFromTheStart = true;
    }

    void hangUpAfterEachMessage() {
        hangsUp = true;
    }

    /** Takes a message and forgets that it has ended. */
    void keepMailInForce() {
        confused = true;
    }

    /** Asks for messages and reads none. */
    void stopReading() {
        deaf = true;
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (server.isClosed()) {
                    socket.close(); // an accept that was under way may still have taken one
                    return;
                }
                connections++;
                Thread thread = new Thread(() -> talk(socket));
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket plain) {
        try (Socket first = plain) {
            Socket socket = tlsFromTheStart ? encrypted(first) : first;
            BufferedReader in = reader(socket);
            if (!say(socket, answers.get("BANNER"))) {
                return;
            }
            boolean mailInForce = false;
            String line = in.readLine();
            while (line != null) {
                commands.add(line);
                String verb = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
                boolean nested = verb.equals("MAIL") && mailInForce;
                String reply = nested ? "503 5.5.1 nested MAIL" : answers.getOrDefault(verb, "235 ok");
                mailInForce = switch (verb) {
                    case "MAIL" -> mailInForce || reply.startsWith("250");
                    case "RSET", "EHLO" -> false;
                    case "DATA" -> mailInForce && (confused || !reply.startsWith("354"));
                    default -> mailInForce;
                };
                if (!say(socket, reply)) {
                    return;
                }
                if (verb.equals("DATA") && reply.startsWith("354")) {
                    if (deaf) {
                        closed.await();
                    }
                    messages.add(message(in));
                    if (!say(socket, answers.get(".")) || hangsUp) {
                        return;
                    }
                }
                if (verb.equals("STARTTLS") && reply.startsWith("220")) {
                    socket = encrypted(socket);
                    in = reader(socket);
                    answer("EHLO", "250-here\r\n250 PIPELINING");
                }
                line = in.readLine();
            }
        } catch (IOException | InterruptedException gone) {
            commands.add("(" + gone.getClass().getSimpleName() + ")");
        }
    }

    private SSLSocket encrypted(Socket socket) throws IOException {
        SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, port(), true);
        secure.setUseClientMode(false);
        return secure;
    }

    private static String message(BufferedReader in) throws IOException {
        StringBuilder message = new StringBuilder();
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            line = in.readLine();
        }
        return message.toString();
    }

    /** @return whether the connection goes on */
    private static boolean say(Socket socket, String reply) throws IOException {
        if (reply.equals(CUT)) {
            return false;
        }
        if (!reply.equals(SILENCE)) {
            OutputStream out = socket.getOutputStream();
            out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
        return true;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        server.close();
    }
}
