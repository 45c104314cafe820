package io.outbound.outgoing;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One call.
 *
 * @param method GET, POST or PUT
 * @param headers beside Host, Content-Length and Connection; neither names nor values with line breaks
 */
public record OutgoingRequest(String method, URI uri, Map<String, String> headers, byte[] body) {

    public OutgoingRequest {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if ((header.getKey() + header.getValue()).chars().anyMatch(c -> c < 0x20 || c > 0xFF || c == 0x7F)) {
                throw new IllegalArgumentException("header-control-char: a header holds what no header may hold");
            }
        }
    }

    /** As it goes onto the wire (RFC 9112 §3). */
    byte[] bytes(String connection) {
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(uri.getRawPath().isEmpty() ? "/" : uri.getRawPath())
                .append(uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                .append(" HTTP/1.1\r\nHost: ")
                .append(uri.getRawAuthority())
                .append("\r\nConnection: ")
                .append(connection)
                .append("\r\n");
        if (body.length > 0 || !"GET".equals(method)) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream all = new ByteArrayOutputStream(start.length + body.length);
        all.writeBytes(start);
        all.writeBytes(body);
        return all.toByteArray();
    }
}
