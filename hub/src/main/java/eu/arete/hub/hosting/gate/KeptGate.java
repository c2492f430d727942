package eu.arete.hub.hosting.gate;

import eu.arete.hub.Sha256;
import eu.arete.hub.hosting.Gate;
import eu.arete.hub.hosting.GateDecision;
import eu.arete.hub.hosting.GateOpened;
import eu.arete.hub.hosting.Hosts;
import eu.arete.hub.hosting.Nature;
import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.Proofs;
import eu.arete.hub.hosting.RuleOutcome;
import eu.arete.hub.hosting.RunningBuild;
import eu.arete.hub.hosting.Seal;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.Note;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Weighs at each question, so that a certificate that ended closes the gate even if every job is late. What comes of it is sealed,
 * kept and logged when it changed, and once a day in any case: silence would look like a gate that nobody watches.
 */
@Service
class KeptGate implements Gate {
    private static final Logger LOG = LoggerFactory.getLogger(KeptGate.class);
    private static final Duration DAILY = Duration.ofDays(1);

    private final Hosts hosts;
    private final Proofs proofs;
    private final DerogationStore derogations;
    private final RunningBuild build;
    private final GatePolicy policy;
    private final GateRules rules;
    private final GateStore store;
    private final Closed closed;
    private final Seal seal;
    private final PublicLog log;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate own;
    private final Clock clock;
    private volatile Optional<KeptDecision> last = Optional.empty();

    KeptGate(
            Hosts hosts,
            Proofs proofs,
            DerogationStore derogations,
            RunningBuild build,
            GateStore store,
            Closed closed,
            Seal seal,
            PublicLog log,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.hosts = hosts;
        this.proofs = proofs;
        this.derogations = derogations;
        this.build = build;
        this.policy = GatePolicy.current();
        this.rules = new GateRules(policy);
        this.store = store;
        this.closed = closed;
        this.seal = seal;
        this.log = log;
        this.events = events;
        // A caller that is refused rolls back; what was decided stays decided.
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    private record Weighed(GateDecision decision, String json, String fingerprint) {}

    @Override
    public GateDecision now() {
        Weighed weighed = weigh();
        if (!isKnown(weighed, last)) {
            keep(weighed);
        }
        return weighed.decision();
    }

    @Override
    public void requireOpen(Nature nature) {
        if (nature == Nature.REAL) {
            GateDecision decision = now();
            if (!decision.open()) {
                throw closed.by(decision, policy);
            }
        }
    }

    private Weighed weigh() {
        Map<ProofKind, Proof> known = new EnumMap<>(ProofKind.class);
        for (ProofKind kind : ProofKind.values()) {
            proofs.latest(kind).ifPresent(proof -> known.put(kind, proof));
        }
        Facts facts = new Facts(
                hosts.ours(),
                known,
                derogations.approved().stream().filter(this::isSealed).toList(),
                build.jars());
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<RuleOutcome> outcomes = rules.weigh(facts, now);
        String json = DecisionText.of(policy, facts, outcomes, now);
        GateDecision decision =
                new GateDecision(now, GateRules.isOpen(outcomes), outcomes, policy.version(), Sha256.of(json));
        return new Weighed(decision, json, DecisionText.fingerprint(policy, outcomes));
    }

    /** A row that somebody wrote into the table without the key excuses nothing. */
    private boolean isSealed(Derogation derogation) {
        try {
            Note note = Note.parse(derogation.note().orElse("").getBytes(StandardCharsets.UTF_8));
            return note.isSignedBy(seal.key()) && DecisionText.says(note.text(), derogation);
        } catch (LogFault notANote) {
            return false;
        }
    }

    private static boolean isKnown(Weighed weighed, Optional<KeptDecision> last) {
        return last.filter(kept -> kept.fingerprint().equals(weighed.fingerprint()))
                .filter(kept ->
                        weighed.decision().at().isBefore(kept.decision().at().plus(DAILY)))
                .isPresent();
    }

    private record Turn(Optional<KeptDecision> before, Optional<KeptDecision> after) {}

    private void keep(Weighed weighed) {
        Turn turn = Objects.requireNonNull(own.execute(status -> {
            store.lock();
            Optional<KeptDecision> before = store.last();
            boolean late = before.filter(kept ->
                            kept.decision().at().isAfter(weighed.decision().at()))
                    .isPresent();
            if (!late && !isKnown(weighed, before)) {
                add(weighed);
            }
            return new Turn(before, store.last());
        }));
        last = turn.after();
        boolean wasOpen = turn.before().filter(kept -> kept.decision().open()).isPresent();
        if (weighed.decision().open() && !wasOpen) {
            LOG.info("The gate for real data is open");
            events.publishEvent(new GateOpened(weighed.decision().at()));
        }
        tellOperators(weighed.decision());
    }

    private void add(Weighed weighed) {
        GateDecision decision = weighed.decision();
        String note = new String(seal.seal(weighed.json() + "\n").bytes(), StandardCharsets.UTF_8);
        long entry = log.append(Entry.of(EntryType.GATE_DECIDED)
                        .outcome(outcome(decision))
                        .policy(decision.policy())
                        .sha256(decision.sha256()))
                .value();
        store.add(decision, weighed.fingerprint(), note, entry);
    }

    private static String outcome(GateDecision decision) {
        if (!decision.open()) {
            return "gate.closed";
        }
        boolean excused = decision.rules().stream().anyMatch(outcome -> outcome.state() == RuleOutcome.State.DEROGATED);
        return excused ? "gate.open-by-derogation" : "gate.open";
    }

    private static void tellOperators(GateDecision decision) {
        for (RuleOutcome outcome : decision.rules()) {
            if (outcome.state() == RuleOutcome.State.WARNING) {
                LOG.warn("Rule {} of the gate holds until {} only: see /hosting/gate", outcome.rule(), outcome.until());
            }
        }
        if (!decision.open()) {
            LOG.info(
                    "The gate for real data is closed by {}: see /hosting/gate",
                    decision.rules().stream()
                            .filter(outcome -> outcome.state() == RuleOutcome.State.FAILED)
                            .map(RuleOutcome::rule)
                            .toList());
        }
    }
}
