package io.outbound.channel.sms;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * {@code smpp://systemId:password@host:port?window=10&long=payload}; {@code smpps:} for TLS. Port 2775, or 3550 by TLS.
 *
 * @param window how many messages may be under way at once
 * @param payload whether a long text leaves as one in {@code message_payload}; else in parts that phones join
 */
record SmppUrl(String host, int port, boolean secure, String systemId, String password, int window, boolean payload) {

    /** @throws IllegalStateException for what is no such URL; the message never holds the password */
    static SmppUrl parse(String text) {
        try {
            URI uri = URI.create(text);
            boolean secure = "smpps".equalsIgnoreCase(uri.getScheme());
            String[] login = String.valueOf(uri.getRawUserInfo()).split(":", 2);
            int window = Integer.parseInt(query(uri, "window", "10"));
            String longs = query(uri, "long", "payload");
            if (!secure && !"smpp".equalsIgnoreCase(uri.getScheme())
                    || uri.getHost() == null
                    || login.length < 2
                    || window < 1
                    || window > 1_000
                    || !longs.matches("payload|parts")) {
                throw new IllegalArgumentException();
            }
            int usual = secure ? 3550 : 2775;
            return new SmppUrl(
                    uri.getHost(),
                    uri.getPort() > 0 ? uri.getPort() : usual,
                    secure,
                    decode(login[0]),
                    decode(login[1]),
                    window,
                    longs.equals("payload"));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "OUT-0187 outbound.sms.smpp.url must look like smpp://systemId:password@host:port?window=10&long=payload");
        }
    }

    private static String query(URI uri, String name, String otherwise) {
        return Arrays.stream(String.valueOf(uri.getRawQuery()).split("&"))
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElse(otherwise);
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SmppUrl[" + systemId + "@" + host + ":" + port + "]";
    }
}
