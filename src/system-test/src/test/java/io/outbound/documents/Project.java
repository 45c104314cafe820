package io.outbound.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this project, found from wherever the test was started. */
final class Project {

    private static final Path ROOT = root();

    private Project() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> documents() {
        return Stream.concat(
                        Stream.of(file("README.md")),
                        Stream.of("src/site", "src/adr").flatMap(Project::markdown))
                .filter(Files::exists)
                .toList();
    }

    static List<Path> mainSources() {
        return sources("src/main/java");
    }

    static List<Path> testSources() {
        return sources("src/test/java");
    }

    private static List<Path> sources(String kind) {
        String part = kind.replace('/', ROOT.getFileSystem().getSeparator().charAt(0));
        return find(ROOT, ".java").stream()
                .filter(file -> file.toString().contains(part))
                .toList();
    }

    private static Stream<Path> markdown(String folder) {
        return find(file(folder), ".md").stream();
    }

    private static List<Path> find(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !ROOT.relativize(file).toString().contains("target"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("batch-jobs"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
