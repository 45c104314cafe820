package io.outbound.product;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A site of the host, on loopback; its pages may subscribe browsers to the product. One at a time. */
public final class HostSite implements AutoCloseable {

    private static final int PORT = port();
    /** What the product is configured with. */
    public static final String ORIGIN = "http://127.0.0.1:" + PORT;

    private record Page(String type, String policy, String text) {}

    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final HttpServer server;

    public HostSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT), 0);
        server.createContext("/", exchange -> {
            Page page = pages.get(exchange.getRequestURI().getPath());
            byte[] body = page == null ? new byte[0] : page.text().getBytes(StandardCharsets.UTF_8);
            if (page != null) {
                exchange.getResponseHeaders().add("Content-Type", page.type());
                if (!page.policy().isEmpty()) {
                    exchange.getResponseHeaders().add("Content-Security-Policy", page.policy());
                }
            }
            exchange.sendResponseHeaders(page == null ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** @param policy of its content; empty for none */
    public HostSite page(String path, String policy, String html) {
        pages.put(path, new Page("text/html; charset=utf-8", policy, html));
        return this;
    }

    public HostSite script(String path, String policy, String text) {
        pages.put(path, new Page("text/javascript; charset=utf-8", policy, text));
        return this;
    }

    private static int port() {
        try {
            return Surroundings.freePort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
