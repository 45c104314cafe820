package io.outbound.channel.smtp;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code smtp://user:password@host:port?tls=none|optional|required}; port 587 with a user, else 25; tls optional unless
 * said. {@code smtps://user:password@host:port}: encrypted from the first byte, port 465 (RFC 8314 §3.3). Further:
 * {@code weight=} for how much of the mail it gets beside others, {@code auth=xoauth2} for a token instead of a password.
 *
 * @param weight 0..1000
 */
record SmtpUrl(String host, int port, Optional<Login> login, Tls tls, int weight) {

    private static final int MOST_WEIGHT = 1_000;

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

    /** @param password null: a token stands for it */
    record Login(String user, String password) {

        boolean isByToken() {
            return password == null;
        }

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /** Several, separated by white space. */
    static List<SmtpUrl> parseAll(String text) {
        return Arrays.stream(text.strip().split("\\s+")).map(SmtpUrl::parse).toList();
    }

    /** @throws IllegalStateException for what is no such URL; the message never holds the password */
    static SmtpUrl parse(String text) {
        try {
            URI uri = URI.create(text);
            boolean implicit = "smtps".equalsIgnoreCase(uri.getScheme());
            if (!implicit && !"smtp".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                throw new IllegalArgumentException();
            }
            String query = uri.getRawQuery();
            boolean byToken = parameter(query, "auth").map(SmtpUrl::isXoauth2).orElse(false);
            Optional<Login> login = Optional.ofNullable(uri.getRawUserInfo()).map(user -> login(user, byToken));
            if (byToken && login.isEmpty()) {
                throw new IllegalArgumentException();
            }
            Tls tls = implicit ? implicit(query) : tls(query);
            int weight = parameter(query, "weight").map(Integer::valueOf).orElse(1);
            if (weight < 0 || weight > MOST_WEIGHT) {
                throw new IllegalArgumentException();
            }
            return new SmtpUrl(uri.getHost(), port(uri, tls, login.isPresent()), login, tls, weight);
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

    private static boolean isXoauth2(String mechanism) {
        if (!mechanism.equalsIgnoreCase("xoauth2")) {
            throw new IllegalArgumentException();
        }
        return true;
    }

    private static Login login(String userInfo, boolean byToken) {
        if (byToken) {
            return new Login(decode(userInfo.split(":", 2)[0]), null);
        }
        String[] parts = userInfo.split(":", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException();
        }
        return new Login(decode(parts[0]), decode(parts[1]));
    }

    private static Tls tls(String query) {
        return parameter(query, "tls")
                .map(said -> Tls.valueOf(said.toUpperCase(Locale.ROOT)))
                .filter(said -> said != Tls.IMPLICIT)
                .orElse(Tls.OPTIONAL);
    }

    private static Optional<String> parameter(String query, String name) {
        return Arrays.stream((query == null ? "" : query).split("&"))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .findFirst();
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
