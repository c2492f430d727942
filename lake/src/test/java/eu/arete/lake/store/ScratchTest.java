package eu.arete.lake.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScratchTest {

    @TempDir
    private Path memory;

    @Test
    void it_is_closed_to_others_and_gone_once_closed() throws IOException {
        Path directory;
        try (Scratch scratch = Scratch.open(memory)) {
            directory = scratch.directory();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .isEqualTo("rwx------");
            Files.writeString(scratch.within().file(".csv"), "plain");
        }
        assertThat(directory).doesNotExist();
    }

    @Test
    void what_a_dead_process_left_is_removed_and_a_living_one_keeps_its_own() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path left = Files.createDirectory(memory.resolve("arete-" + dead.pid() + "-123"));
        Files.writeString(left.resolve("1.csv"), "plain");
        try (Scratch living = Scratch.open(memory);
                Scratch next = Scratch.open(memory)) {
            assertThat(left).doesNotExist();
            assertThat(living.directory()).exists();
            assertThat(next.directory()).exists();
        }
    }
}
