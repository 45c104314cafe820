package io.outbound.webhook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server on loopback that answers as it is told, and in no other way. */
final class Receiver implements AutoCloseable {

    /** One call as it came in. */
    record Call(Map<String, String> headers, String body) {
        String header(String name) {
            return headers.get(name);
        }
    }

    /** Says something to a caller, or nothing. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Socket caller) throws IOException, InterruptedException;
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    final List<Call> calls = new CopyOnWriteArrayList<>();
    volatile Behaviour behaviour = saying("200 OK");

    Receiver() throws IOException {
        Thread thread = new Thread(this::serve, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    /** @param status with its phrase, and further header lines after {@code \r\n} */
    static Behaviour saying(String status) {
        return caller -> caller.getOutputStream()
                .write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/hook?from=outbound";
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket caller = server.accept()) {
                calls.add(read(caller));
                behaviour.answer(caller);
            } catch (IOException e) {
                // the next one
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static Call read(Socket caller) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
        Map<String, String> headers = new HashMap<>();
        headers.put("", in.readLine());
        for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        char[] body = new char[Integer.parseInt(headers.get("content-length"))];
        for (int got = 0; got < body.length; ) {
            got += in.read(body, got, body.length - got);
        }
        byte[] bytes = new String(body).getBytes(StandardCharsets.ISO_8859_1);
        return new Call(headers, new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
