package io.outbound.micro;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder that survives restarts: database, credentials, logs, spool. Held by one process at a time. */
final class Home {

    /** A predecessor that was just told to stop may still need a moment. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path path;

    @SuppressWarnings("unused") // held until the process ends
    private final FileLock lock;

    private Home(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    static Home open(Path path) throws InterruptedException {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new Home(path, lock(channel, path));
        } catch (IOException e) {
            throw new CannotStart("the home folder " + path + " cannot be read and written; set OUTBOUND_HOME.");
        }
    }

    private static FileLock lock(FileChannel channel, Path path) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        do {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            Thread.sleep(100);
        } while (System.nanoTime() < end);
        channel.close();
        throw new CannotStart("another Outbound uses the home folder " + path + "; stop it, or set OUTBOUND_HOME.");
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /** Where the server unpacks itself; nothing in it outlives a start. */
    Path emptyServerFolder() {
        Path server = path.resolve("server");
        try {
            if (Files.exists(server)) {
                deleteAll(server);
            }
            return Files.createDirectories(server);
        } catch (IOException e) {
            throw new CannotStart("the folder " + server + " cannot be written; set OUTBOUND_HOME.");
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
