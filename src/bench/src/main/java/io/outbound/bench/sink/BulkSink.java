package io.outbound.bench.sink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A sink that only counts, in one event loop: cheap, so that a benchmark measures the sender. A costly sink would flatter
 * every ratio to the raw sender. Plays no script; {@link SmtpSink} does.
 */
public final class BulkSink implements Sink {

    private final Reception reception = new Reception(null, false);
    private final ServerSocketChannel server = ServerSocketChannel.open();
    private final Selector selector = Selector.open();

    private BulkSink() throws IOException {
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT);
        Thread loop = new Thread(this::loop, "bulk-sink");
        loop.setDaemon(true);
        loop.start();
    }

    public static BulkSink start() throws IOException {
        return new BulkSink();
    }

    private void loop() {
        while (server.isOpen()) {
            try {
                selector.select(this::serve);
            } catch (IOException | ClosedSelectorException e) {
                return;
            }
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel channel = server.accept();
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.register(selector, SelectionKey.OP_READ, new BulkConversation(channel, reception));
            } else if (!((BulkConversation) key.attachment()).proceed()) {
                key.channel().close();
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    @Override
    public int port() {
        return server.socket().getLocalPort();
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

    @Override
    public void reset() {
        reception.reset();
    }

    @Override
    public void close() throws IOException {
        server.close();
        selector.close();
    }
}
