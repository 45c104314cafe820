package io.outbound.bench.sink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A fast SMTP server on loopback that takes everything, unless its {@link Script} says otherwise. */
public final class SmtpSink implements Sink {

    private final SinkOptions options;
    private final Reception reception;
    private final Script script = new Script();
    private final ServerSocket server = new ServerSocket();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    SmtpSink(SinkOptions options) throws IOException {
        this.options = options;
        this.reception = new Reception(options.journal, options.keep);
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port), 512);
        daemon("smtp-sink", this::acceptConnections);
    }

    public static SinkOptions configure() {
        return new SinkOptions();
    }

    @Override
    public int port() {
        return server.getLocalPort();
    }

    public Script script() {
        return script;
    }

    @Override
    public long messages() {
        return reception.messages();
    }

    @Override
    public int uniqueIds() {
        return reception.uniqueIds();
    }

    @Override
    public double seconds() {
        return reception.seconds();
    }

    public List<Mail> mails() {
        return reception.mails();
    }

    /** Connections opened so far, and the most that were open at one time. */
    public int connections() {
        return opened.get();
    }

    public int mostOpen() {
        return mostOpen.get();
    }

    @Override
    public void reset() {
        reception.reset();
        opened.set(open.size());
        mostOpen.set(open.size());
    }

    private void acceptConnections() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                opened.incrementAndGet();
                mostOpen.accumulateAndGet(open.size(), Math::max);
                daemon("smtp-sink-connection", () -> converse(socket));
            } catch (IOException e) {
                // closed, or a client that left at once
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            new Conversation(socket, options, script, reception).run();
        } catch (IOException e) {
            // the client is gone: that is its business
        } finally {
            open.remove(socket);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        reception.close();
    }
}
