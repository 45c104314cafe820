package io.outbound.bench.sink;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/**
 * What a sink accepted, one line per message and recipient ({@code time TAB message id TAB recipient}), on its way to the
 * disk before the 250 leaves.
 */
public final class Journal implements AutoCloseable {

    /** One accepted message to one recipient. */
    public record Entry(Instant at, String messageId, String recipient) {}

    private final FileChannel file;

    Journal(Path path) throws IOException {
        this.file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE);
    }

    void append(Instant at, String messageId, List<String> recipients) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String recipient : recipients) {
            lines.append(at)
                    .append('\t')
                    .append(messageId)
                    .append('\t')
                    .append(recipient)
                    .append('\n');
        }
        file.write(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    public static List<Entry> read(Path path) throws IOException {
        return read(path, 0);
    }

    /** @param from the size of the file when the first of these was not in it yet */
    public static List<Entry> read(Path path, long from) throws IOException {
        try (InputStream file = Files.newInputStream(path)) {
            file.skipNBytes(from);
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> line.split("\t", 3))
                    .map(part -> new Entry(Instant.parse(part[0]), part[1], part[2]))
                    .toList();
        }
    }
}
