package io.outbound.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder {@code outbound.home}: key, first credentials, spool. */
@ApplicationScoped
public class Home {

    private Path path;

    protected Home() {}

    @Inject
    public Home(Configuration configuration) {
        this(Path.of(configuration.text("outbound.home").orElse("./.outbound")));
    }

    public Home(Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * Writes a file that nobody but the server's user can read, unless it is there already.
     *
     * @return whether it was written
     */
    public boolean writeSecretOnce(String name, String content) {
        try {
            Files.createDirectories(path);
            Path file = Files.createFile(file(name), ownerOnly());
            Files.write(file, content.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("OUT-0010 The home folder cannot be written.", e);
        }
    }

    /** Writes a file that nobody but the server's user can read, in place of an older one. */
    public void replaceSecret(String name, String content) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("OUT-0010 The home folder cannot be written.", e);
        }
        writeSecretOnce(name, content);
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
