package eu.arete.hub.hosting.proofs;

import eu.arete.hub.Sha256;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import eu.arete.hub.hosting.Proofs;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.publiclog.PublishedEntry;
import eu.arete.hub.site.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The technical proofs on record. What the hub observes itself and what a command reports come by the same door. */
@Service
public class ProofRegister implements Proofs {
    /** The only fact of a proof whose report was altered after it was recorded. */
    public static final String ALTERED = ProofTable.ALTERED;

    private static final int LONGEST = 1 << 20;
    /** Clocks of two machines may differ this much. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final ProofTable table;
    private final PublicLog log;
    private final SignedKeys signedKeys;
    private final Clock clock;

    ProofRegister(ProofTable table, PublicLog log, SignedKeys signedKeys, Clock clock) {
        this.table = table;
        this.log = log;
        this.signedKeys = signedKeys;
        this.clock = clock;
    }

    @Override
    public Optional<Proof> latest(ProofKind kind) {
        return table.latest(kind);
    }

    /** Newest first. */
    public List<Proof> history(ProofKind kind, int count) {
        return table.of(kind, count);
    }

    public Optional<Proof> withReport(String sha256) {
        return table.withReport(sha256);
    }

    /** Where the public log holds the hash of this report; empty until it is published. */
    public Optional<PublishedEntry> entry(Proof proof) {
        return table.logEntry(proof.sha256()).flatMap(id -> log.find(new EntryId(id)));
    }

    @Override
    @Transactional
    public Proof record(ProofKind kind, Instant madeAt, boolean passed, Map<String, String> facts, String report) {
        if (report.isBlank() || report.length() > LONGEST) {
            throw new IllegalArgumentException("Cannot record a report of " + report.length() + " characters");
        }
        Instant now = clock.instant();
        if (madeAt.isAfter(now.plus(AHEAD))) {
            throw Refused.because("hosting.proof-in-future", madeAt.toString());
        }
        Proof proof = new Proof(kind, madeAt, passed, Sha256.of(report), facts, report);
        EntryId entry = log.append(Entry.of(EntryType.PROOF_RECORDED)
                .outcome("proof." + code(kind) + (passed ? ".passed" : ".failed"))
                .sha256(proof.sha256()));
        table.add(proof, now, entry.value());
        return proof;
    }

    /** Records a report that says itself whether it passed. */
    @Transactional
    public Proof record(ProofReport report) {
        return record(report.kind(), report.madeAt(), report.passed(), report.facts(), report.text());
    }

    /**
     * Takes a report made by a command. Whether it passed is worked out again from its conditions.
     *
     * @throws Refused when it is not one, was handed in before, or is not newer than the one on record
     */
    @Transactional
    public Proof handIn(Actor actor, String text) {
        actor.mustBe(Role.ADMINISTRATOR);
        ProofReport report = read(text);
        if (report.kind() == ProofKind.KEYS) {
            signedKeys.check(report);
        }
        table.latest(report.kind()).ifPresent(last -> {
            if (!report.madeAt().isAfter(last.madeAt())) {
                throw Refused.conflict(
                        "hosting.proof-not-newer",
                        report.madeAt().toString(),
                        last.madeAt().toString());
            }
        });
        return record(report.kind(), report.madeAt(), report.passed(), report.facts(), text);
    }

    /** Name in addresses and in the log. */
    static String code(ProofKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ProofReport read(String text) {
        try {
            return ProofReport.parse(text);
        } catch (ProofReport.NotAReport e) {
            throw Refused.because("hosting.not-a-report", String.valueOf(e.getMessage()));
        }
    }
}
