package io.outbound.channel.smtp;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code smtp://user:password@host:port?tls=none|optional|required}; port 587 with a user, else 25; tls optional unless
 * said. {@code smtps://user:password@host:port}: encrypted from the first byte, port 465 (RFC 8314 §3.3).
 */
record SmtpUrl(String host, int port, Optional<Login> login, Tls tls) {

    /** Whether and how the connection is encrypted: by STARTTLS (RFC 3207) unless said. Certificate and host name are checked whenever it is. */
    enum Tls {
        NONE,
        /** When the server offers it. */
        OPTIONAL,
        /** Nothing is sent without it. */
        REQUIRED,
        /** Before the first word, not by STARTTLS. */
        IMPLICIT
    }

    record Login(String user, String password) {

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /** @throws IllegalStateException for what is no such URL; the message never holds the password */
    static SmtpUrl parse(String text) {
        try {
            URI uri = URI.create(text);
            boolean implicit = "smtps".equalsIgnoreCase(uri.getScheme());
            if (!implicit && !"smtp".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException();
            }
            Optional<Login> login = Optional.ofNullable(uri.getRawUserInfo()).map(SmtpUrl::login);
            Tls tls = implicit ? implicit(uri.getRawQuery()) : tls(uri.getRawQuery());
            return new SmtpUrl(uri.getHost(), port(uri, tls, login.isPresent()), login, tls);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "OUT-0140 outbound.email.smtp.url must look like smtp://user:password@host:port?tls=none|optional|required"
                            + " or smtps://user:password@host:port.");
        }
    }

    private static int port(URI uri, Tls tls, boolean submission) {
        if (uri.getPort() > 0) {
            return uri.getPort();
        }
        return tls == Tls.IMPLICIT ? 465 : submission ? 587 : 25;
    }

    private static Tls implicit(String query) {
        if (query != null && tls(query) != Tls.REQUIRED) {
            throw new IllegalArgumentException();
        }
        return Tls.IMPLICIT;
    }

    private static Login login(String userInfo) {
        String[] parts = userInfo.split(":", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException();
        }
        return new Login(decode(parts[0]), decode(parts[1]));
    }

    private static Tls tls(String query) {
        return query == null
                ? Tls.OPTIONAL
                : Arrays.stream(query.split("&"))
                        .filter(part -> part.startsWith("tls="))
                        .map(part -> Tls.valueOf(part.substring(4).toUpperCase(Locale.ROOT)))
                        .filter(said -> said != Tls.IMPLICIT)
                        .findFirst()
                        .orElse(Tls.OPTIONAL);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
