package io.outbound.audience;

import io.outbound.kernel.DomainException;
import io.outbound.settings.Configuration;
import io.outbound.settings.Home;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Uploaded files in home, between their arrival and the end of their import. */
@ApplicationScoped
public class Spool {

    private static final int BLOCK = 1 << 16;
    private static final int DEFAULT_MAX_MEGABYTES = 2_000;

    private static final Pattern NAME =
            Pattern.compile("([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\.csv");

    private Home home;
    private Configuration configuration;

    protected Spool() {}

    @Inject
    public Spool(Home home, Configuration configuration) {
        this.home = home;
        this.configuration = configuration;
    }

    /** Keeps what arrives; the file is gone again when this throws. */
    Path keep(UUID id, InputStream arriving) {
        Path file = path(id);
        try {
            Files.createDirectories(file.getParent());
            home.writeSecretOnce("imports/" + id + ".csv", "");
            try (OutputStream out = Files.newOutputStream(file)) {
                copy(arriving, out);
            }
            return file;
        } catch (IOException e) {
            discard(id);
            throw new UncheckedIOException("OUT-0040 An uploaded file could not be kept in home.", e);
        } catch (RuntimeException e) {
            discard(id);
            throw e;
        }
    }

    private void copy(InputStream arriving, OutputStream out) throws IOException {
        long left = (long) configuration.number("outbound.audience.import-max-megabytes", DEFAULT_MAX_MEGABYTES) << 20;
        ByteCheck check = new ByteCheck();
        byte[] block = new byte[BLOCK];
        for (int read = arriving.read(block); read >= 0; read = arriving.read(block)) {
            left -= read;
            if (left < 0) {
                throw new DomainException(
                        DomainException.Kind.TOO_LARGE, "payload-too-large", "The file is larger than allowed.");
            }
            check.accept(block, read);
            out.write(block, 0, read);
        }
    }

    Optional<Path> find(UUID id) {
        return Optional.of(path(id)).filter(Files::exists);
    }

    /** The imports whose files are in this node's home. */
    Set<UUID> ids() {
        Path folder = home.file("imports");
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> UUID.fromString(name.group(1)))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Whether nobody has written to the file since then; one that is gone is not. */
    boolean isUntouchedSince(UUID id, Instant then) {
        try {
            return Files.getLastModifiedTime(path(id)).toInstant().isBefore(then);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("OUT-0043 An uploaded file cannot be read.", e);
    }

    void discard(UUID id) {
        try {
            Files.deleteIfExists(path(id));
        } catch (IOException e) {
            throw new UncheckedIOException("OUT-0041 An uploaded file could not be removed from home.", e);
        }
    }

    private Path path(UUID id) {
        return home.file("imports").resolve(id + ".csv");
    }
}
