package io.outbound.receipt;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/**
 * {@code imaps://user:password@host:port/folder}, likewise {@code imap}, {@code pop3s} and {@code pop3}; the folder is
 * INBOX unless said. Without the {@code s}, STARTTLS is required unless {@code ?tls=none} says that it is not.
 */
record MailboxUrl(String protocol, String host, int port, String user, String password, String folder, boolean clear) {

    private static final Set<String> PROTOCOLS = Set.of("imap", "imaps", "pop3", "pop3s");
    private static final String CONNECT_MILLIS = "10000";
    private static final String READ_MILLIS = "60000";

    /** @throws IllegalStateException for what is no such URL; the message never holds the password */
    static MailboxUrl parse(String text) {
        try {
            URI uri = URI.create(text);
            String protocol = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            String[] login = String.valueOf(uri.getRawUserInfo()).split(":", 2);
            if (!PROTOCOLS.contains(protocol) || uri.getHost() == null || login.length < 2) {
                throw new IllegalArgumentException();
            }
            String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
            boolean clear = "tls=none".equals(uri.getRawQuery());
            return new MailboxUrl(
                    protocol,
                    uri.getHost(),
                    uri.getPort(),
                    decode(login[0]),
                    decode(login[1]),
                    path.isEmpty() ? "INBOX" : path,
                    clear);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "OUT-0147 outbound.email.bounce-mailbox.url must look like imaps://user:password@host/INBOX or"
                            + " pop3s://user:password@host.");
        }
    }

    /** What the session needs to know; whoever does not answer is not waited for. */
    Properties properties() {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.put(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.put(prefix + "timeout", READ_MILLIS);
        properties.put(prefix + "writetimeout", READ_MILLIS);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "peek", "true");
        if (!protocol.endsWith("s") && !clear) {
            properties.put(prefix + "starttls.enable", "true");
            properties.put(prefix + "starttls.required", "true");
        }
        return properties;
    }

    boolean isImap() {
        return protocol.startsWith("imap");
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return protocol + "://" + user + "@" + host;
    }
}
