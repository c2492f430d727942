package eu.arete.hub.deposits.internal;

import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositId;
import eu.arete.hub.deposits.DepositState;
import eu.arete.hub.deposits.Trouble;
import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobId;
import eu.arete.hub.jobs.JobSource;
import eu.arete.hub.jobs.JobState;
import eu.arete.hub.jobs.Pace;
import eu.arete.hub.jobs.Unit;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The checks of deposits among the hub's other long work. A deposit is its own job: both have one identifier. */
@Component
class DepositQueue implements JobSource {
    private static final String KIND = "deposits.check";

    private final DepositStore store;
    private final Clock clock;

    DepositQueue(DepositStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<Job> latest(int count) {
        return store.checked(count).stream().map(this::job).toList();
    }

    @Override
    public Optional<Job> find(JobId id) {
        return store.find(new DepositId(id.value()))
                .filter(deposit -> deposit.state() != DepositState.RECEIVING)
                .map(this::job);
    }

    private Job job(Deposit deposit) {
        Instant now = clock.instant();
        boolean running = deposit.state() == DepositState.CHECKING;
        Instant since = running ? now.minusMillis(deposit.checkedMillis()) : null;
        return new Job(
                new JobId(deposit.id().value()),
                KIND,
                deposit.dataset(),
                "{}",
                state(deposit),
                deposit.createdAt(),
                since,
                deposit.decidedAt().orElse(null),
                deposit.nextTry().orElse(deposit.createdAt()),
                deposit.trouble().isPresent() ? 1 : 0,
                false,
                new Pace(deposit.bytesChecked(), deposit.bytesTotal(), Unit.BYTES, 0, since),
                0,
                deposit.trouble().map(DepositQueue::failure).orElse(null));
    }

    /** A deposit whose checks ended is done, whatever they found. */
    private static JobState state(Deposit deposit) {
        boolean cancelled = deposit.refusal()
                .filter(reason -> reason.code().equals(Verdicts.CANCELLED))
                .isPresent();
        return switch (deposit.state()) {
            case RECEIVING, QUEUED -> JobState.WAITING;
            case CHECKING -> JobState.RUNNING;
            case ACCEPTED, ACCEPTED_WITH_REJECTS -> JobState.DONE;
            case REFUSED -> cancelled ? JobState.CANCELLED : JobState.DONE;
        };
    }

    /** In the words of the jobs' room. */
    private static String failure(Trouble trouble) {
        return switch (trouble) {
            case NO_ROOM, READ_ONLY -> "disk";
            case KEYS_AWAY -> "keys";
            case MACHINE -> "broken";
        };
    }
}
