package eu.arete.hub.deposits;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.TestDatabase;
import eu.arete.lake.crash.Killings;
import eu.arete.lake.crash.Mortal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub is killed while it checks a deposit, and while it starts, again and again; then it is left alone. */
@Tag("crash")
final class DepositCrashTest {

    @TempDir
    private Path homes;

    @Test
    void killed_at_any_moment_no_row_is_lost_or_doubled_and_the_log_tells_it_once() throws Exception {
        assertThat(Killings.of(5, 20_261_122, this::hub).kills()).isEqualTo(5);
    }

    @Test
    @Tag("slow")
    void so_it_is_at_two_hundred_moments() throws Exception {
        Killings.Done done = Killings.of(Killings.many(), 4, this::hub);
        System.out.println("Intake: " + done);
        assertThat(done.kills()).isEqualTo(Killings.many());
    }

    private Mortal hub() throws Exception {
        return new Mortal(
                MortalHub.class, Files.createTempDirectory(homes, "hub").toString(), TestDatabase.fresh());
    }
}
