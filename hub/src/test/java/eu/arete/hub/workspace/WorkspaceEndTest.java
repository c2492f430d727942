package eu.arete.hub.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.Visitor;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Role;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/** Time passes: in a class of its own, since it does so for the whole hub. */
@DirtiesContext
class WorkspaceEndTest extends WorkspaceTest {

    @Test
    void the_last_day_over_the_workspace_is_closed_and_its_worker_gone() {
        deliver();
        Visitor user = as(Role.APPLICANT);
        Permit permit = grant(user);
        awaitExtract(user, permit);
        assertThat(run(user, permit, BY_SEX).path("state").asString()).isEqualTo("DONE");
        long workers = workers();
        assertThat(workers).isPositive();

        clock.advance(Duration.ofDays(400));

        for (int i = 0; i < 100 && workers() == workers; i++) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(workers()).isLessThan(workers);
        Visitor later = withoutSecondFactor(user.person());
        assertThat(later.get(path(permit)).status()).isIn(401, 403);
    }

    private static long workers() {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().command().orElse("").endsWith("/unshare"))
                .count();
    }
}
