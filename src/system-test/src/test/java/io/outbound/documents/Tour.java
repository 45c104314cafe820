package io.outbound.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The commands of the README: its {@code bash} blocks, in order, as one shell would get them pasted. */
public final class Tour {

    private static final String RESTART = "### Stop it and start it again";
    private static final Pattern BLOCK = Pattern.compile("^```bash\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final long PATIENCE_SECONDS = 180;

    private final Path folder;
    private final String url;

    /** @param folder where the shell stands: the home folder is {@code .outbound} in it */
    public Tour(Path folder, String url) {
        this.folder = folder;
        this.url = url;
    }

    /** Up to the restart. */
    public static String beginning() {
        return commands(parts()[0]);
    }

    /** The shell of a person keeps what the first block defined; this one must get it again. */
    public static String afterTheRestart() {
        return BLOCK.matcher(parts()[0]).results().findFirst().orElseThrow().group(1) + commands(parts()[1]);
    }

    private static String[] parts() {
        String[] parts = Project.text(Project.file("README.md")).split(RESTART);
        if (parts.length != 2) {
            throw new AssertionError("README with one heading \"" + RESTART + "\"");
        }
        return parts;
    }

    private static String commands(String markdown) {
        return BLOCK.matcher(markdown).results().map(block -> block.group(1)).collect(Collectors.joining("\n"));
    }

    /** @return what the shell wrote, whether it succeeded or not */
    public String run(String commands) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("tour.sh"), "set -eu\n" + commands);
        Path output = folder.resolve("tour.out");
        ProcessBuilder shell = new ProcessBuilder("bash", script.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().remove("OUTBOUND_API_KEY");
        shell.environment().put("OUTBOUND_URL", url);
        Process process = shell.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return Files.readString(output) + "exit " + process.exitValue() + "\n";
    }
}
