package io.outbound.kernel;

import java.util.Arrays;
import java.util.Base64;

/**
 * A file that goes with a message, ready to be sent: encoded once, shared by all messages that have it.
 *
 * @param name as its recipient sees it
 * @param contentType without parameters, such as {@code application/pdf}
 * @param lines what is in it as base64, in lines of 76 characters that all end with CRLF (RFC 2045 §6.8); not to be
 *     changed
 */
public record Attachment(String name, String contentType, byte[] lines) {

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, LINE_END);

    /** @param content its bytes */
    public static Attachment of(String name, String contentType, byte[] content) {
        byte[] encoded = BASE64.encode(content);
        byte[] lines = Arrays.copyOf(encoded, encoded.length + LINE_END.length);
        System.arraycopy(LINE_END, 0, lines, encoded.length, LINE_END.length);
        return new Attachment(name, contentType, lines);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment its
                && name.equals(its.name)
                && contentType.equals(its.contentType)
                && Arrays.equals(lines, its.lines);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return "Attachment[" + name + ", " + contentType + ", " + lines.length + " bytes]";
    }
}
