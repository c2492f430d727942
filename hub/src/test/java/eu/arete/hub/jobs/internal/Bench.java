package eu.arete.hub.jobs.internal;

import com.zaxxer.hikari.HikariDataSource;
import eu.arete.hub.Migrations;
import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobId;
import eu.arete.hub.jobs.JobKind;
import eu.arete.hub.jobs.JobState;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The jobs' tables in a database, and as many runners over them as a test wants. */
final class Bench implements AutoCloseable {
    final HikariDataSource source = new HikariDataSource();
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final JobStore store;
    final Bell bell = new Bell();
    private final Clock clock;
    private final List<Runner> runners = new ArrayList<>();

    Bench(String url, Clock clock) {
        source.setJdbcUrl(url);
        this.clock = clock;
        new Migrations(source).runTo(Map.of("jobs", "1"));
        jdbc = JdbcClient.create(source);
        jdbc.sql("create table if not exists counted (job uuid not null, step int not null)")
                .update();
        transaction = new TransactionTemplate(new JdbcTransactionManager(source));
        store = new JobStore(jdbc);
    }

    Runner runner(JobKind... kinds) {
        Runner runner = new Runner(store, List.of(kinds), bell, source, transaction, clock);
        runners.add(runner);
        runner.start();
        return runner;
    }

    JobId submit(JobKind.Name kind, String subject) {
        JobId id = store.submit(kind.text(), subject, "{}", 0, clock.instant());
        bell.ring();
        return id;
    }

    Job job(JobId id) {
        return store.find(id).orElseThrow();
    }

    JobState state(JobId id) {
        return job(id).state();
    }

    void await(JobId id, Predicate<Job> until) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!until.test(job(id))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Still " + job(id));
            }
            Thread.sleep(20);
        }
    }

    long counted(JobId id) {
        return jdbc.sql("select count(*) from counted where job = :id")
                .param("id", id.value())
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        runners.forEach(Runner::stop);
        source.close();
    }
}
