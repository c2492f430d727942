package eu.arete.lake.tables;

import static eu.arete.lake.tables.Shelf.CARE;
import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.tables.TableChange.Added;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("crash")
final class MortalWriterTest {

    @Test
    void killed_between_what_it_wrote_and_its_commit_a_writer_leaves_nothing_but_orphans(@TempDir Path folder)
            throws Exception {
        try (Shelf shelf = new Shelf(folder)) {
            LakeTables tables = shelf.tables();
            tables.describe(CARE, Shelf.schema("A:string"));
            TableSnapshot before = tables.commit(CARE, TableChange.append(List.of(new Added(shelf.file(10), 1))));
            Process writer = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            MortalWriter.class.getName(),
                            folder.toString(),
                            shelf.address)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader said =
                    new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(said.readLine()).isEqualTo("WRITTEN");
            }
            writer.toHandle().destroyForcibly();
            writer.waitFor();

            Set<String> orphans = new TreeSet<>(shelf.onDisk());
            orphans.removeAll(tables.paths());
            assertThat(orphans).anyMatch(path -> path.contains("/snap-")).anyMatch(path -> path.contains(".parquet"));
            shelf.store.sweep(tables.paths());
            assertThat(shelf.onDisk()).isEqualTo(tables.paths());
            assertThat(shelf.tables().current(CARE)).contains(before);
            // The server has seen that it is gone: the table is free.
            assertThat(tables.commit(CARE, TableChange.append(List.of(new Added(shelf.file(5), 2))))
                            .rows())
                    .isEqualTo(15);
        }
    }
}
