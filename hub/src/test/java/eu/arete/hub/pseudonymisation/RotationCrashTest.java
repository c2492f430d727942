package eu.arete.hub.pseudonymisation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.TestDatabase;
import eu.arete.lake.crash.Killings;
import eu.arete.lake.crash.Mortal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub is killed while it rotates everything, and while it starts, again and again; then it is left alone. */
@Tag("crash")
final class RotationCrashTest {

    @TempDir
    private Path homes;

    @Test
    void killed_at_any_moment_the_lake_and_the_oppositions_are_never_between_two_regimes() throws Exception {
        assertThat(Killings.of(3, 20_261_123, this::hub).kills()).isEqualTo(3);
    }

    @Test
    @Tag("slow")
    void so_it_is_at_two_hundred_moments() throws Exception {
        Killings.Done done = Killings.of(Killings.many(), 5, this::hub);
        System.out.println("Rotation: " + done);
        assertThat(done.kills()).isEqualTo(Killings.many());
    }

    private Mortal hub() throws Exception {
        return new Mortal(
                RotatingHub.class, Files.createTempDirectory(homes, "hub").toString(), TestDatabase.fresh());
    }
}
