package eu.arete.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.lake.objects.LocalObjects;
import eu.arete.lake.objects.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub never takes another's prefix for its own: it would delete what its records do not name. */
final class LakeMarkTest {

    @TempDir
    private Path directory;

    @Test
    void a_home_and_its_prefix_know_each_other_again() throws IOException {
        LocalObjects place = place("bucket");
        mark("home").agree(place, "the bucket", false);
        put(place, "lake/care/ACTS/one");
        assertThatCode(() -> mark("home").agree(place, "the bucket", false)).doesNotThrowAnyException();
        assertThat(LakeMark.elsewhere(home("home"))).contains("the bucket");
        assertThatThrownBy(() -> mark("home").refuseElsewhere()).hasMessageContaining("arete.lake.storage=s3");
        assertThat(LakeMark.elsewhere(home("other"))).isEmpty();
    }

    @Test
    void another_hub_is_refused_and_so_is_a_prefix_that_is_not_empty() throws IOException {
        LocalObjects place = place("bucket");
        mark("home").agree(place, "the bucket", false);
        assertThatThrownBy(() -> mark("stranger").agree(place, "the bucket", false))
                .hasMessageContaining("choose an empty");
        LocalObjects photographs = place("photographs");
        put(photographs, "holiday");
        assertThatThrownBy(() -> mark("stranger").agree(photographs, "a bucket", false))
                .hasMessageContaining("choose an empty");
        LocalObjects second = place("second");
        mark("stranger").agree(second, "another bucket", false);
        assertThatThrownBy(() -> mark("home").agree(second, "another bucket", false))
                .hasMessageContaining("correct arete.lake.s3.bucket");
    }

    @Test
    void a_first_start_cut_between_the_two_marks_goes_on() throws IOException {
        Files.createDirectories(directory.resolve("home"));
        Files.writeString(directory.resolve("home/lake-place"), "0123\nthe bucket\n");
        LocalObjects place = place("bucket");
        mark("home").agree(place, "the bucket", false);
        assertThat(place.list("")).extracting("name").containsExactly("owner");
    }

    @Test
    void a_lake_on_disk_stays_on_disk() throws IOException {
        Files.createDirectories(directory.resolve("home/lake/care/ACTS"));
        Files.writeString(directory.resolve("home/lake/care/ACTS/one.parquet.sealed"), "…");
        assertThatThrownBy(() -> mark("home").agree(place("bucket"), "the bucket", false))
                .hasMessageContaining("a lake on disk stays there");
        assertThat(place("bucket").list("")).isEmpty();
    }

    private Home home(String name) {
        return new Home(directory.resolve(name));
    }

    private LakeMark mark(String home) {
        return new LakeMark(home(home), new SecureRandom());
    }

    private LocalObjects place(String name) {
        return new LocalObjects(directory.resolve(name));
    }

    private static void put(LocalObjects place, String name) throws IOException {
        try (ObjectWriter object = place.create(name)) {
            object.write(1);
            object.finish();
        }
    }
}
