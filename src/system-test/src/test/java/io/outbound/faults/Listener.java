package io.outbound.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Somebody whom the product tells what happens. Believes only what is signed. */
final class Listener implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final Map<String, JsonObject> heard = new TreeMap<>();
    private final List<String> unsigned = new CopyOnWriteArrayList<>();
    private volatile byte[] key = new byte[0];

    Listener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.createContext("/", this::hear);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** @param secret {@code whsec_…} */
    void trust(String secret) {
        key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    }

    private void hear(HttpExchange call) throws IOException {
        String id = call.getRequestHeaders().getFirst("webhook-id");
        String at = call.getRequestHeaders().getFirst("webhook-timestamp");
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (call.getRequestHeaders().getFirst("webhook-signature").equals("v1," + hmac(id + "." + at + "." + body))) {
            remember(id, body);
        } else {
            unsigned.add(body);
        }
        call.sendResponseHeaders(204, -1);
        call.close();
    }

    private synchronized void remember(String id, String body) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            heard.put(id, reader.readObject());
        }
    }

    private String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> unsigned() {
        return unsigned;
    }

    /** What was told about a campaign, each id once. */
    private synchronized Stream<JsonObject> about(String type, String campaign) {
        return heard.values().stream()
                .filter(event -> event.getString("type").equals(type))
                .map(event -> event.getJsonObject("data"))
                .filter(data -> campaign.equals(data.getString("campaignId", null)))
                .toList()
                .stream();
    }

    /** Such as {@code READY>RUNNING}. */
    Set<String> changes(String campaign) {
        return about("campaign.status_changed", campaign)
                .map(data -> data.getString("from") + ">" + data.getString("to"))
                .collect(Collectors.toSet());
    }

    /** Of which messages this was told. */
    List<String> messages(String type, String campaign) {
        return about(type, campaign)
                .map(data -> data.getString("messageId"))
                .sorted()
                .toList();
    }

    List<JsonObject> data(String type, String campaign) {
        return about(type, campaign).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
