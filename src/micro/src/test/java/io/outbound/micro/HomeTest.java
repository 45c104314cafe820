package io.outbound.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    Path folder;

    @Test
    void itIsMadeWhenItIsNotThere() throws InterruptedException {
        Home home = Home.open(folder.resolve("a/b"));

        assertThat(home.path()).isDirectory();
    }

    @Test
    void onlyOneMayHoldIt() throws InterruptedException {
        Home.open(folder);

        assertThatThrownBy(() -> Home.open(folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("another Outbound uses the home folder " + folder);
    }

    @Test
    void aFileInItsPlaceIsSaidInOneLine() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> Home.open(file))
                .isInstanceOf(CannotStart.class)
                .hasMessage("the home folder " + file + " cannot be read and written; set OUTBOUND_HOME.");
    }

    @Test
    void theServerStartsInAnEmptyFolderAndTheRestStays() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("server/old/deep"));
        Files.createFile(folder.resolve("server/old/deep/file"));
        Files.createFile(folder.resolve("secret.key"));

        Path server = Home.open(folder).emptyServerFolder();

        assertThat(server).isEmptyDirectory();
        assertThat(folder.resolve("secret.key")).exists();
    }
}
