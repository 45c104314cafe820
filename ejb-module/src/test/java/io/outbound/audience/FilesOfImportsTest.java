package io.outbound.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.outbound.audience.FileJob.State;
import io.outbound.settings.Configuration;
import io.outbound.settings.Home;
import io.outbound.store.Dialect;
import io.outbound.store.TestDatabase;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilesOfImportsTest {

    @TempDir
    private Path folder;

    /** A node with its own home, on a database that it shares. */
    private static final class Node {

        private final TestDatabase database;
        private final Spool spool;
        private final FileJobs jobs;
        private final ContactImports imports;
        private final FileQueue queue;
        private final SpoolCare care;
        private final Path home;
        private final String name;

        private Node(TestDatabase database, Path home) {
            this.database = database;
            this.home = home;
            name = home.getFileName().toString();
            Clock clock = Clock.systemUTC();
            spool = new Spool(new Home(home), new Configuration());
            jobs = new FileJobs(database.sql(), clock);
            imports = new ContactImports(database.sql(), clock);
            queue = new FileQueue(jobs, new HeldFiles(), spool);
            care = new SpoolCare(spool, jobs, clock);
        }

        private UUID upload() {
            UUID id = UUID.randomUUID();
            spool.keep(id, new ByteArrayInputStream("email\nann@x.test\n".getBytes(StandardCharsets.UTF_8)));
            return id;
        }

        private UUID begin() {
            UUID id = upload();
            UUID list = UUID.randomUUID();
            database.sql()
                    .update(
                            "insert into contact_list (id, name, created_at) values (?, 'all', ?)",
                            list,
                            Instant.now());
            imports.begin(id, list, 10, List.of("email"), ',');
            return id;
        }

        private void idle(UUID id) throws Exception {
            Files.setLastModifiedTime(
                    home.resolve("imports").resolve(id + ".csv"),
                    FileTime.from(Instant.now().minus(SpoolCare.IDLE.plusMinutes(1))));
        }

        private boolean takes(UUID id) {
            return database.inTransaction(() -> queue.claimNext(name))
                    .filter(taken -> taken.claim().id().equals(id))
                    .isPresent();
        }

        private State state(UUID id) {
            return imports.byId(id).orElseThrow().state();
        }

        /** As if so much time had passed since somebody saw the file. */
        private void unseenFor(UUID id, Duration time) {
            database.sql()
                    .update(
                            "update contact_job set file_seen_at = ? where id = ?",
                            Instant.now().minus(time),
                            id);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void whatNoImportNeedsAnyMoreIsRemovedAndWhatIsJustArrivingIsNot(Dialect dialect) throws Exception {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Node node = new Node(database, folder.resolve("one"));
            UUID arriving = node.upload();
            UUID abandoned = node.upload();
            UUID stopped = node.begin();
            UUID done = node.begin();
            UUID forgotten = node.begin();
            node.jobs.stop(stopped);
            database.sql().update("update contact_job set state = 'DONE' where id = ?", done);
            node.jobs.forget(forgotten);
            for (UUID id : List.of(abandoned, stopped, done, forgotten)) {
                node.idle(id);
            }
            node.care.look();
            assertThat(node.spool.ids()).containsExactlyInAnyOrder(arriving, stopped);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void theNodeThatHasTheFileTakesTheImport(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Node one = new Node(database, folder.resolve("one"));
            Node other = new Node(database, folder.resolve("other"));
            UUID id = one.begin();
            one.unseenFor(id, SpoolCare.LOST.plusMinutes(1));
            assertThat(other.takes(id)).isFalse();
            one.care.look();
            other.care.look();
            assertThat(one.state(id)).as("it is there").isEqualTo(State.REQUESTED);
            assertThat(one.takes(id)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anImportWhoseFileIsOnNoNodeThatRunsFailsAndCanBeResumedWhenItIsBack(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Node gone = new Node(database, folder.resolve("gone"));
            Node here = new Node(database, folder.resolve("here"));
            UUID id = gone.begin();
            here.care.look();
            assertThat(here.state(id)).as("it may come back").isEqualTo(State.REQUESTED);
            here.unseenFor(id, SpoolCare.LOST.plusMinutes(1));
            here.care.look();
            ContactImport failed = here.imports.byId(id).orElseThrow();
            assertThat(failed.state()).isEqualTo(State.FAILED);
            assertThat(failed.reason()).startsWith("OUT-0046 ");
            assertThat(failed.finishedAt()).isNotNull();
            assertThat(here.jobs.resume(id)).isTrue();
            here.care.look();
            assertThat(here.state(id)).as("it waits again").isEqualTo(State.REQUESTED);
            assertThat(gone.takes(id)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void anImportThatSomebodyWorksOnIsNotLost(Dialect dialect) {
        try (TestDatabase database = TestDatabase.of(dialect)) {
            Node one = new Node(database, folder.resolve("one"));
            Node other = new Node(database, folder.resolve("other"));
            UUID id = one.begin();
            assertThat(one.takes(id)).isTrue();
            one.unseenFor(id, SpoolCare.LOST.plusMinutes(1));
            other.care.look();
            assertThat(one.state(id)).isEqualTo(State.RUNNING);
        }
    }
}
