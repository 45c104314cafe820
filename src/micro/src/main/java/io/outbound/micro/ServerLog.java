package io.outbound.micro;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the server says about itself: {@code logs/server.log} in home, or the console when asked for. */
final class ServerLog {

    private static final long LIMIT = 20_000_000;
    private static final Pattern OUR_CODE = Pattern.compile("OUT-\\d{4} .*");
    private static final Pattern CAUSE = Pattern.compile("(?:Caused by: )?[\\w.$]+(?:Exception|Error): (.+)");

    private final Path folder;
    private final Path file;

    private ServerLog(Path folder, Path file) {
        this.folder = folder;
        this.file = file;
    }

    static ServerLog open(Home home, boolean toConsole) {
        Path folder = home.path().resolve("logs");
        Path file = folder.resolve("server.log");
        try {
            Files.createDirectories(folder);
            if (!toConsole) {
                PrintStream log = new PrintStream(new RotatingFile(file, LIMIT), true, StandardCharsets.UTF_8);
                System.setOut(log);
                System.setErr(log);
            }
            return new ServerLog(folder, toConsole ? null : file);
        } catch (IOException e) {
            throw new CannotStart("the log " + file + " cannot be written; set OUTBOUND_HOME.");
        }
    }

    String whereabouts() {
        return file == null ? "." : "; its log is " + file + ".";
    }

    /** For the server: one line per message, no colours, no list of expired certificates at each start. */
    Path properties() throws IOException {
        Path properties = folder.resolve("logging.properties");
        try (InputStream ours = ServerLog.class.getResourceAsStream("logging.properties")) {
            Files.copy(ours, properties, StandardCopyOption.REPLACE_EXISTING);
        }
        return properties;
    }

    /** Why the application is not there: our own coded sentence, else the innermost cause. */
    Optional<String> reason() {
        if (file == null) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            return last(lines, OUR_CODE, 0).or(() -> last(lines, CAUSE, 1));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> last(List<String> lines, Pattern pattern, int group) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(group))
                .reduce((earlier, later) -> later);
    }
}
