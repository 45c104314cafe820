package io.outbound.faults.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A TCP proxy on loopback; what becomes of each connection is its {@link Plan}. */
public final class FaultProxy implements AutoCloseable {

    private final int target;
    private final int port;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile Supplier<Plan> plans = Plan::pass;
    private volatile boolean frozen;
    private ServerSocket server;

    /** @param target a port of loopback; nobody need listen on it yet */
    public FaultProxy(int target) throws IOException {
        this.target = target;
        listen(0);
        this.port = server.getLocalPort();
    }

    private void listen(int at) throws IOException {
        ServerSocket opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 512);
        server = opened;
        daemon("fault-proxy", () -> accept(opened));
    }

    public int port() {
        return port;
    }

    /** For the connections that come from now on. */
    public FaultProxy plan(Supplier<Plan> forEach) {
        plans = forEach;
        return this;
    }

    /** How many connections were cut as planned. */
    public int faults() {
        return faults.get();
    }

    /** Cuts all connections and refuses new ones, as a host that is down. */
    public void down() throws IOException {
        server.close();
        cutAll();
    }

    public void up() throws IOException {
        listen(port);
    }

    /** Nothing passes any more, and nobody is told: as when a cable is pulled. */
    public void freeze() {
        frozen = true;
    }

    /** What was written meanwhile passes now. */
    public void thaw() {
        frozen = false;
    }

    public void cutAll() {
        links.forEach(Link::cut);
    }

    private void accept(ServerSocket from) {
        while (!from.isClosed()) {
            try {
                Socket client = from.accept();
                Socket behind = new Socket(InetAddress.getLoopbackAddress(), target);
                Link link = new Link(client, behind, plans.get(), this);
                links.add(link);
                daemon("to-server", link::upstream);
                daemon("to-client", link::downstream);
            } catch (IOException e) {
                // closed, or nobody behind it: the client finds out
            }
        }
    }

    void fault() {
        faults.incrementAndGet();
    }

    void ended(Link link) {
        links.remove(link);
    }

    void awaitThaw() throws InterruptedException {
        while (frozen) {
            Thread.sleep(20);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        down();
        thaw();
    }
}
