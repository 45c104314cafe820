package io.outbound.channel.smtp;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code smtp://user:password@host:port?tls=none|optional|required}; port 587 with a user, else 25; tls optional unless
 * said.
 */
record SmtpUrl(String host, int port, Optional<Login> login, Tls tls) {

    /** Whether the connection is encrypted by STARTTLS (RFC 3207). Certificate and host name are checked whenever it is. */
    enum Tls {
        NONE,
        /** When the server offers it. */
        OPTIONAL,
        /** Nothing is sent without it. */
        REQUIRED
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
            if (!"smtp".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException();
            }
            Optional<Login> login = Optional.ofNullable(uri.getRawUserInfo()).map(SmtpUrl::login);
            int port = uri.getPort() > 0 ? uri.getPort() : login.isPresent() ? 587 : 25;
            return new SmtpUrl(uri.getHost(), port, login, tls(uri.getRawQuery()));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "OUT-0140 outbound.email.smtp.url must look like smtp://user:password@host:port?tls=none|optional|required.");
        }
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
                        .findFirst()
                        .orElse(Tls.OPTIONAL);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
