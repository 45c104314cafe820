package io.outbound.micro;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that starts anew at a start and when it is full; a few older ones are kept as {@code name.1}, {@code name.2} … */
final class RotatingFile extends OutputStream {

    private static final int KEPT = 4;

    private final Path path;
    private final long limit;
    private OutputStream out;
    private long written;

    /** @param limit bytes after which the next line goes to a new file */
    RotatingFile(Path path, long limit) throws IOException {
        this.path = path;
        this.limit = limit;
        startAnew();
    }

    @Override
    public synchronized void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        written += length;
        if (written >= limit && length > 0 && bytes[from + length - 1] == '\n') {
            startAnew();
        }
    }

    @Override
    public synchronized void flush() throws IOException {
        out.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        out.close();
    }

    private void startAnew() throws IOException {
        if (out != null) {
            out.close();
        }
        for (int age = KEPT - 1; age >= 0; age--) {
            Path younger = age == 0 ? path : older(age);
            if (Files.exists(younger)) {
                Files.move(younger, older(age + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        out = Files.newOutputStream(path);
        written = 0;
    }

    private Path older(int age) {
        return path.resolveSibling(path.getFileName() + "." + age);
    }
}
