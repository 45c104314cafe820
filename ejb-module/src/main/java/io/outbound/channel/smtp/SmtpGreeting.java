package io.outbound.channel.smtp;

import io.outbound.channel.smtp.SmtpUrl.Login;
import io.outbound.channel.smtp.SmtpUrl.Tls;
import io.outbound.channel.spi.SendResult;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** From a TCP connection to one that may carry mail: TLS or banner, EHLO, STARTTLS, AUTH. Whatever fails here can be tried again. */
final class SmtpGreeting {

    private final SmtpUrl url;
    private final SmtpTimeouts timeouts;
    private final SSLSocketFactory tls;
    private final AccessTokens tokens;
    private SmtpWire wire;
    private Map<String, String> extensions = Map.of();
    private boolean secure;

    SmtpGreeting(SmtpUrl url, SmtpTimeouts timeouts, SSLSocketFactory tls, AccessTokens tokens) {
        this.tokens = tokens;
        this.url = url;
        this.timeouts = timeouts;
        this.tls = tls;
    }

    SmtpConnection connect() throws SmtpRefusal {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(url.host(), url.port()), (int)
                    timeouts.connect().toMillis());
            wire = new SmtpWire(socket);
            if (url.tls() == Tls.IMPLICIT) {
                shakeHands();
            }
            expectGood(reply(), "banner");
            hello();
            encrypt();
            logIn();
            return new SmtpConnection(wire, extensions, timeouts);
        } catch (IOException e) {
            close(socket);
            throw later("connect: " + describe(e));
        } catch (SmtpRefusal e) {
            close(socket);
            throw e;
        }
    }

    private void hello() throws IOException, SmtpRefusal {
        String name = name(wire.socket().getLocalAddress());
        wire.line("EHLO " + name);
        SmtpReply reply = reply();
        if (reply.isPermanent()) {
            wire.line("HELO " + name);
            expectGood(reply(), "helo");
            extensions = Map.of();
            return;
        }
        expectGood(reply, "ehlo");
        extensions = new TreeMap<>();
        reply.lines().stream().skip(1).forEach(line -> {
            String[] parts = line.strip().toUpperCase(Locale.ROOT).split("[ =]", 2);
            extensions.merge(parts[0], parts.length == 2 ? parts[1] : "", (a, b) -> a + " " + b);
        });
    }

    private void encrypt() throws IOException, SmtpRefusal {
        if (url.tls() == Tls.NONE || secure) {
            return;
        }
        if (!extensions.containsKey("STARTTLS")) {
            if (url.tls() == Tls.REQUIRED) {
                throw later("tls-required: the server offers no STARTTLS");
            }
            return;
        }
        wire.line("STARTTLS");
        expectGood(reply(), "starttls");
        if (wire.hasUnread()) {
            throw later("starttls: the server sent text ahead of the handshake");
        }
        shakeHands();
        hello();
    }

    private void shakeHands() throws IOException {
        Socket below = wire.socket();
        SSLSocket encrypted = (SSLSocket) tls.createSocket(below, url.host(), url.port(), true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.setSoTimeout((int) timeouts.command().toMillis());
        encrypted.startHandshake();
        wire = new SmtpWire(encrypted, below);
        secure = true;
    }

    private void logIn() throws IOException, SmtpRefusal {
        if (url.login().isEmpty()) {
            return;
        }
        if (!secure && url.tls() != Tls.NONE && !wire.socket().getInetAddress().isLoopbackAddress()) {
            throw later("auth-in-clear: a password is not sent over an open connection; say tls=none to allow it");
        }
        Login login = url.login().get();
        String offered = " " + extensions.getOrDefault("AUTH", "") + " ";
        if (login.isByToken()) {
            byToken(login, offered);
            return;
        }
        if (offered.contains(" PLAIN ")) {
            wire.line("AUTH PLAIN " + base64("\0" + login.user() + "\0" + login.password()));
        } else if (offered.contains(" LOGIN ")) {
            ask("AUTH LOGIN");
            ask(base64(login.user()));
            wire.line(base64(login.password()));
        } else {
            throw later("auth: the server offers neither PLAIN nor LOGIN");
        }
        expectGood(reply(), "auth");
    }

    /** As Google and Microsoft have it; a server that refuses asks once more before it says so. */
    private void byToken(Login login, String offered) throws IOException, SmtpRefusal {
        if (!offered.contains(" XOAUTH2 ")) {
            throw later("auth: the server does not offer XOAUTH2");
        }
        String token = tokens.token();
        wire.line("AUTH XOAUTH2 " + base64("user=" + login.user() + "\1auth=Bearer " + token + "\1\1"));
        SmtpReply reply = reply();
        if (reply.goesOn()) {
            wire.line("");
            reply = reply();
        }
        if (!reply.isGood()) {
            tokens.refused(token);
        }
        expectGood(reply, "auth");
    }

    private void ask(String line) throws IOException, SmtpRefusal {
        wire.line(line);
        SmtpReply reply = reply();
        if (!reply.goesOn()) {
            throw later("auth: " + reply);
        }
    }

    private SmtpReply reply() throws IOException {
        return wire.reply(timeouts.command());
    }

    private static void expectGood(SmtpReply reply, String where) throws SmtpRefusal {
        if (!reply.isGood()) {
            // the code first: it is what people look for
            throw later(reply.code() + " at " + where + ": " + reply);
        }
    }

    private static SmtpRefusal later(String reason) {
        return new SmtpRefusal(new SendResult.TemporaryFailure(reason, Optional.empty()));
    }

    static String describe(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ", " + e.getMessage());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An address literal (RFC 5321 §4.1.3): needs no look-up and is always true. */
    private static String name(InetAddress local) {
        String ip = local.getHostAddress();
        return local instanceof Inet6Address
                ? "[IPv6:" + Arrays.asList(ip.split("%")).get(0) + "]"
                : "[" + ip + "]";
    }

    private static void close(Socket socket) {
        new Closing(socket).now();
    }

    private record Closing(Socket socket) {
        void now() {
            try {
                socket.close();
            } catch (IOException e) {
                System.getLogger(SmtpGreeting.class.getName())
                        .log(System.Logger.Level.DEBUG, "closing a connection", e);
            }
        }
    }
}
