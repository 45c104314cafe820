package io.outbound.channel.smtp;

import io.outbound.kernel.Attachment;
import io.outbound.kernel.ExtendedValue;

/** A file as a part of a message. A name that is not ASCII, or long, is written as RFC 2231 says. */
final class AttachedFile {

    private static final int LONGEST_ON_ONE_LINE = 60;
    private static final int PIECE = 55;

    private AttachedFile() {}

    static void write(Attachment file, Written message) {
        Bytes out = message.own();
        HeaderWords.refuseControls(file.name() + file.contentType());
        out.add("Content-Type: ").add(file.contentType()).add("\r\n");
        out.add("Content-Disposition: attachment;\r\n ")
                .add(fileName(file.name()))
                .add("\r\n");
        out.add("Content-Transfer-Encoding: base64\r\n\r\n");
        message.share(file.lines());
    }

    private static String fileName(String name) {
        boolean ascii = name.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (ascii && name.length() <= LONGEST_ON_ONE_LINE) {
            return "filename=\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        }
        return continued(ExtendedValue.encoded(name));
    }

    /** In pieces, since no line may be long (RFC 2231 §3, §4.1); never within an encoded character. */
    private static String continued(String value) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int part = 0; at < value.length(); part++) {
            int end = Math.min(value.length(), at + PIECE);
            int percent = value.lastIndexOf('%', end - 1);
            if (end < value.length() && percent > end - 3 && percent >= at) {
                end = percent;
            }
            out.append(part == 0 ? "" : ";\r\n ")
                    .append("filename*")
                    .append(part)
                    .append("*=")
                    .append(part == 0 ? "UTF-8''" : "")
                    .append(value, at, end);
            at = end;
        }
        return out.toString();
    }
}
