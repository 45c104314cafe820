package io.outbound.badinput;

import io.outbound.product.Product;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A request in bytes, for what no HTTP client would send. */
final class RawRequest {

    private static final int PATIENCE_MILLIS = 60_000;

    private RawRequest() {}

    /**
     * @param head request line and header lines, without those that end the connection and the head
     * @return the whole answer: status line, headers, body
     */
    static String send(Product product, List<String> head, String body) throws IOException {
        URI url = URI.create(product.url());
        String request = String.join("\r\n", head) + "\r\nConnection: close\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
