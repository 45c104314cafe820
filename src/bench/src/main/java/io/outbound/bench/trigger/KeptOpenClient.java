package io.outbound.bench.trigger;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One HTTP connection that posts JSON and reads the answer: as little client as can be, it shares the cores. */
final class KeptOpenClient implements AutoCloseable {

    private final int port;
    private final String head;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean closing;

    KeptOpenClient(int port, String path, String key) throws IOException {
        this.port = port;
        connect();
        this.head = "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nx-api-key: " + key
                + "\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: ";
    }

    private void connect() throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
        closing = false;
    }

    /** The status of the answer; its body is read and forgotten. */
    int post(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] start = (head + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[start.length + bytes.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(bytes, 0, request, start.length, bytes.length);
        if (closing) { // the server ends a connection after some hundred calls
            socket.close();
            connect();
        }
        out.write(request);
        int status = Integer.parseInt(line().substring(9, 12));
        skipBody();
        return status;
    }

    private void skipBody() throws IOException {
        int length = 0;
        boolean chunked = false;
        String header;
        while (!(header = line().toLowerCase(Locale.ROOT)).isEmpty()) {
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            closing |= header.equals("connection: close");
            chunked |= header.startsWith("transfer-encoding:") && header.endsWith("chunked");
        }
        in.skipNBytes(length);
        while (chunked && (length = Integer.parseInt(line(), 16)) >= 0) {
            in.skipNBytes(length + 2L);
            chunked = length > 0;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        int c;
        while ((c = in.read()) != '\n') {
            if (c < 0) {
                throw new IOException("the server closed the connection");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
