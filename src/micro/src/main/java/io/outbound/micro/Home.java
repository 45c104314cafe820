package io.outbound.micro;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** The folder that survives restarts: database, credentials, spool. Held by one process at a time. */
final class Home {

    private final Path path;

    @SuppressWarnings("unused") // held until the process ends
    private final FileLock lock;

    private Home(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    static Home open(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new Launcher.CannotStart(
                        "another Outbound uses the home folder " + path + "; set OUTBOUND_HOME.");
            }
            return new Home(path, lock);
        } catch (IOException | OverlappingFileLockException e) {
            throw new Launcher.CannotStart(
                    "the home folder " + path + " cannot be read and written; set OUTBOUND_HOME.");
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
                try (Stream<Path> old = Files.walk(server)) {
                    old.sorted(Comparator.reverseOrder())
                            .forEach(file -> file.toFile().delete());
                }
            }
            return Files.createDirectories(server);
        } catch (IOException e) {
            throw new Launcher.CannotStart("the folder " + server + " cannot be written; set OUTBOUND_HOME.");
        }
    }
}
