package io.outbound.badinput;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bodies that would not fit into a row of the table. */
final class Body {

    private static final int SEED = 42;

    private Body() {}

    /** @param written itself, or {@code @name} of a made one; {@code \n} is a line break in CSV */
    static BodyPublisher of(String written, boolean csv) {
        if (written == null) {
            return BodyPublishers.noBody();
        }
        return switch (written) {
            case "@deep" -> text("[".repeat(100_000));
            case "@2MB" -> text("{\"name\":\"" + "a".repeat(2 << 20) + "\"}");
            case "@garbage" -> BodyPublishers.ofByteArray(bytes(20_000));
            case "@zip" -> BodyPublishers.ofByteArray(zipHeader());
            case "@longrow" -> text("email\n" + "a".repeat(3 << 20));
            default -> text(csv ? written.replace("\\n", "\n") : written);
        };
    }

    private static BodyPublisher text(String text) {
        return BodyPublishers.ofString(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }

    private static byte[] zipHeader() {
        byte[] bytes = bytes(2_000);
        System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, bytes, 0, 4);
        return bytes;
    }
}
