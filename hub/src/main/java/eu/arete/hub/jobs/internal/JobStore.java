package eu.arete.hub.jobs.internal;

import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobId;
import eu.arete.hub.jobs.JobState;
import eu.arete.hub.jobs.Pace;
import eu.arete.hub.jobs.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The jobs' tables. */
@Repository("jobStore")
class JobStore {
    private static final String JOB = """
            select j.*, p.done, p.total, p.unit, p."from", p.since
            from jobs.job j left join jobs.pace p on p.job = j.id
            """;

    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the job that is open about this now: the new one, unless there was one */
    JobId submit(String kind, String subject, String argument, long memoryBound, Instant now) {
        while (true) {
            Optional<UUID> added = jdbc.sql("""
                    insert into jobs.job (id, kind, subject, argument, state, requested_at, not_before, memory_bound)
                    values (:id, :kind, :subject, :argument, 'WAITING', :now, :now, :memory)
                    on conflict (kind, subject) where state in ('WAITING', 'RUNNING', 'HELD') do nothing
                    returning id
                    """)
                    .param("id", UUID.randomUUID())
                    .param("kind", kind)
                    .param("subject", subject)
                    .param("argument", argument)
                    .param("now", Timestamp.from(now))
                    .param("memory", memoryBound)
                    .query(UUID.class)
                    .optional();
            Optional<UUID> open = added.isPresent() ? added : open(kind, subject);
            if (open.isPresent()) {
                return new JobId(open.get());
            }
        }
    }

    private Optional<UUID> open(String kind, String subject) {
        return jdbc.sql("""
                select id from jobs.job
                where kind = :kind and subject = :subject and state in ('WAITING', 'RUNNING', 'HELD')
                """)
                .param("kind", kind)
                .param("subject", subject)
                .query(UUID.class)
                .optional();
    }

    Optional<Job> find(JobId id) {
        return jdbc.sql(JOB + " where j.id = :id")
                .param("id", id.value())
                .query(JobStore::job)
                .optional();
    }

    Optional<Job> last(String kind, String subject) {
        return jdbc.sql(JOB + " where j.kind = :kind and j.subject = :subject order by j.requested_at desc limit 1")
                .param("kind", kind)
                .param("subject", subject)
                .query(JobStore::job)
                .optional();
    }

    List<Job> latest(int count) {
        return jdbc.sql(JOB + " order by j.ended_at desc nulls first, j.requested_at desc limit :count")
                .param("count", count)
                .query(JobStore::job)
                .list();
    }

    /** Jobs whose turn may have come, locked until the end of the transaction: those that wait, and those whose hub may be dead. */
    List<Job> turns(Instant now) {
        return jdbc.sql(JOB + """
                 where j.state = 'WAITING' and j.not_before <= :now or j.state = 'RUNNING'
                order by j.not_before, j.requested_at limit 20 for update of j skip locked
                """)
                .param("now", Timestamp.from(now))
                .query(JobStore::job)
                .list();
    }

    boolean hasTurns(Instant now) {
        return jdbc.sql("""
                select exists (select 1 from jobs.job
                    where state = 'WAITING' and not_before <= :now or state = 'RUNNING')
                """)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** @return the number of the run that begins, and how many died since the last checkpoint */
    Begun begin(Job job, Instant now) {
        Begun begun = jdbc.sql("""
                update jobs.job set run = run + 1, deaths = deaths + case when state = 'RUNNING' then 1 else 0 end,
                    state = 'RUNNING', started_at = :now where id = :id
                returning run, deaths
                """)
                .param("now", Timestamp.from(now))
                .param("id", job.id().value())
                .query((row, n) -> new Begun(row.getLong("run"), row.getInt("deaths")))
                .single();
        Pace pace = job.pace();
        pace(job.id(), begun.run(), new Pace(pace.done(), pace.total(), pace.unit(), pace.done(), null));
        return begun;
    }

    record Begun(long run, int deaths) {}

    void pace(JobId id, long run, Pace pace) {
        jdbc.sql("""
                insert into jobs.pace (job, done, total, unit, "from", since)
                select id, :done, :total, :unit, :from, :since from jobs.job where id = :id and run = :run
                on conflict (job) do update set done = excluded.done, total = excluded.total, unit = excluded.unit,
                    "from" = excluded."from", since = excluded.since
                """)
                .param("id", id.value())
                .param("run", run)
                .param("done", pace.done())
                .param("total", pace.total())
                .param("unit", pace.unit().name())
                .param("from", pace.from())
                .param("since", pace.since() == null ? null : Timestamp.from(pace.since()))
                .update();
    }

    Optional<String> checkpoint(JobId id) {
        return jdbc.sql("select checkpoint from jobs.job where id = :id and checkpoint is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** @return false when this run is no longer the job's */
    boolean checkpoint(JobId id, long run, String json) {
        return jdbc.sql("""
                update jobs.job set checkpoint = :json, attempts = 0, deaths = 0
                where id = :id and run = :run and state = 'RUNNING'
                """)
                        .param("json", json)
                        .param("id", id.value())
                        .param("run", run)
                        .update()
                == 1;
    }

    boolean cancelAsked(JobId id) {
        return jdbc.sql("select cancel_asked from jobs.job where id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    void end(JobId id, long run, JobState state, @Nullable String failure, Instant now) {
        jdbc.sql("""
                update jobs.job set state = :state, failure = :failure, ended_at = :ended
                where id = :id and run = :run and state = 'RUNNING'
                """)
                .param("state", state.name())
                .param("failure", failure)
                .param("ended", state.isOpen() ? null : Timestamp.from(now))
                .param("id", id.value())
                .param("run", run)
                .update();
    }

    /** Puts a run's job back in the queue. */
    void later(JobId id, long run, @Nullable String failure, Instant next) {
        jdbc.sql("""
                update jobs.job set state = 'WAITING', not_before = :next, failure = :failure,
                    attempts = attempts + case when :failure::text is null then 0 else 1 end
                where id = :id and run = :run and state = 'RUNNING'
                """)
                .param("next", Timestamp.from(next))
                .param("failure", failure)
                .param("id", id.value())
                .param("run", run)
                .update();
    }

    /** Tried often enough. */
    void hold(JobId id) {
        jdbc.sql("update jobs.job set state = 'HELD' where id = :id and state = 'WAITING'")
                .param("id", id.value())
                .update();
    }

    Optional<Job> findForUpdate(JobId id) {
        return jdbc.sql(JOB + " where j.id = :id for update of j")
                .param("id", id.value())
                .query(JobStore::job)
                .optional();
    }

    void askCancel(JobId id) {
        jdbc.sql("update jobs.job set cancel_asked = true where id = :id")
                .param("id", id.value())
                .update();
    }

    void cancelNow(JobId id, Instant now) {
        jdbc.sql("update jobs.job set state = 'CANCELLED', cancel_asked = true, ended_at = :now where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    void resume(JobId id, Instant now) {
        jdbc.sql("update jobs.job set state = 'WAITING', not_before = :now, attempts = 0, deaths = 0 where id = :id")
                .param("now", Timestamp.from(now))
                .param("id", id.value())
                .update();
    }

    void act(JobId id, PersonId person, String what, Instant now) {
        jdbc.sql("insert into jobs.act (job, at, person, what) values (:id, :now, :person, :what)")
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .param("person", person.value())
                .param("what", what)
                .update();
    }

    record Trace(Instant at, PersonId person, String what) {}

    List<Trace> acts(JobId id) {
        return jdbc.sql("select at, person, what from jobs.act where job = :id order by id")
                .param("id", id.value())
                .query((row, n) -> new Trace(
                        row.getTimestamp("at").toInstant(),
                        new PersonId(row.getObject("person", UUID.class)),
                        row.getString("what")))
                .list();
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        String unit = row.getString("unit");
        Pace pace = unit == null
                ? Pace.NONE
                : new Pace(
                        row.getLong("done"),
                        row.getLong("total"),
                        Unit.valueOf(unit),
                        row.getLong("from"),
                        moment(row, "since"));
        return new Job(
                new JobId(row.getObject("id", UUID.class)),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("argument"),
                JobState.valueOf(row.getString("state")),
                row.getTimestamp("requested_at").toInstant(),
                moment(row, "started_at"),
                moment(row, "ended_at"),
                row.getTimestamp("not_before").toInstant(),
                row.getInt("attempts"),
                row.getBoolean("cancel_asked"),
                pace,
                row.getLong("memory_bound"),
                row.getString("failure"));
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
