package io.outbound.faults.matrix;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Stops, freezes and starts a PostgreSQL server by the files that it keeps in its data folder. */
final class StoppedPostgres {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final Path data;

    StoppedPostgres(Path data) {
        this.data = data;
    }

    /** SIGQUIT, an immediate shutdown: what is not committed is lost, the log is replayed at the start. */
    void crashAndRestart() throws IOException, InterruptedException {
        List<String> command = command();
        long pid = pid();
        signal("QUIT", List.of(pid));
        while (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent()) {
            Thread.sleep(10);
        }
        Files.deleteIfExists(data.resolve("postmaster.pid"));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        new File(data.resolveSibling("pg.log").toString())))
                .start();
    }

    /** SIGSTOP of the server and all its backends. */
    void freeze() throws IOException, InterruptedException {
        signal("STOP", all());
    }

    /** SIGCONT. */
    void thaw() throws IOException, InterruptedException {
        signal("CONT", all());
    }

    private List<Long> all() throws IOException {
        ProcessHandle server = ProcessHandle.of(pid()).orElseThrow();
        return Stream.concat(Stream.of(server), server.descendants())
                .map(ProcessHandle::pid)
                .toList();
    }

    private long pid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    }

    /** As it was started; root may start it only in a name space of users of its own, as before. */
    private List<String> command() throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isWritable(Path.of("/root"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        Matcher word = WORD.matcher(Files.readString(data.resolve("postmaster.opts")));
        while (word.find()) {
            command.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return command;
    }

    private static void signal(String name, List<Long> pids) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        pids.forEach(pid -> command.add(String.valueOf(pid)));
        new ProcessBuilder(command).start().waitFor();
    }
}
