package io.outbound.bench.sink;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A bare client that says what it is told and hands back what it hears. */
final class SmtpClient implements AutoCloseable {

    private Socket socket;
    private BufferedReader in;
    private OutputStream out;

    SmtpClient(Sink sink) throws IOException {
        use(new Socket("127.0.0.1", sink.port()));
        hear();
    }

    void use(Socket with) throws IOException {
        socket = with;
        socket.setSoTimeout(10_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = socket.getOutputStream();
    }

    Socket socket() {
        return socket;
    }

    String say(String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return hear();
    }

    /** The last line of an answer; null when the other side is gone. */
    String hear() throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return line;
    }

    String send(String recipient, String messageId) throws IOException {
        say("MAIL FROM:<from@example.com>");
        String answer = say("RCPT TO:<" + recipient + ">");
        if (!answer.startsWith("250")) {
            return answer;
        }
        say("DATA");
        return say("Subject: hello\r\nMessage-ID: <" + messageId + ">\r\n\r\nfirst\r\n..second\r\n.");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
