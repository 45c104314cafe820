package io.outbound.bench.raw;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process that sends rendered bytes over connections kept open. Arguments: port, connections, bytes of a message. Each
 * line on its input is a number of messages to send; it answers {@code done} when they are gone.
 */
public final class RawSender {

    private final AtomicLong left = new AtomicLong();
    private final List<Connection> connections = new ArrayList<>();

    private RawSender(int port, int count, int bytes) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.from", "bench@example.com");
        Session session = Session.getInstance(properties);
        for (int i = 0; i < count; i++) {
            connections.add(new Connection(
                    session,
                    port,
                    bytes,
                    "c" + i + "p" + ProcessHandle.current().pid()));
        }
    }

    public static void main(String[] arguments) throws Exception {
        RawSender sender = new RawSender(
                Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String order;
        while ((order = orders.readLine()) != null) {
            sender.send(Long.parseLong(order.strip()));
            System.out.println("done");
        }
        System.exit(0);
    }

    private void send(long messages) throws Exception {
        left.set(messages);
        ExecutorService threads = Executors.newFixedThreadPool(connections.size());
        List<Future<Void>> all = new ArrayList<>();
        connections.forEach(connection -> all.add(threads.submit(() -> {
            connection.sendWhile(left);
            return null;
        })));
        for (Future<Void> one : all) {
            one.get();
        }
        threads.shutdown();
    }

    private static final class Connection {

        private final Transport transport;
        private final RenderedMail mail;
        private final Address[] to = {new InternetAddress("somebody@example.com")};
        private long number;

        Connection(Session session, int port, int bytes, String name) throws MessagingException {
            this.mail = RenderedMail.ofSize(session, bytes, name);
            this.transport = session.getTransport("smtp");
            transport.connect("127.0.0.1", port, null, null);
        }

        void sendWhile(AtomicLong left) throws MessagingException {
            while (left.getAndDecrement() > 0) {
                mail.number(++number);
                transport.sendMessage(mail, to);
            }
        }
    }
}
