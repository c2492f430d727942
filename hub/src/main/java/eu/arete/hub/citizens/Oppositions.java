package eu.arete.hub.citizens;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.citizens.internal.AliasTable;
import eu.arete.hub.citizens.internal.Batches;
import eu.arete.hub.citizens.internal.Timetable;
import eu.arete.hub.citizens.internal.WishTable;
import eu.arete.hub.pseudonymisation.Regimes;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.Pseudonym;
import eu.arete.privacy.ReceiptNumber;
import eu.arete.privacy.Recoding;
import eu.arete.privacy.Regime;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Oppositions: written down by pseudonym, executed in batches, proven by receipts. */
@Service
public class Oppositions {
    private final Regimes regimes;
    private final WishTable wishes;
    private final AliasTable aliases;
    private final Batches batches;
    private final Timetable timetable;
    private final Clock clock;

    Oppositions(
            Regimes regimes, WishTable wishes, AliasTable aliases, Batches batches, Timetable timetable, Clock clock) {
        this.regimes = regimes;
        this.wishes = wishes;
        this.aliases = aliases;
        this.batches = batches;
        this.timetable = timetable;
        this.clock = clock;
    }

    /**
     * Writes a wish down, under the lake's pseudonym alone: the code is forgotten. The answer is the same for a person the
     * lake knows and for one it does not.
     *
     * @param opposes false to take an opposition back
     * @param receiptHash of a number the person holds, 64 hexadecimal digits; the same again changes nothing
     * @return when it will be executed at the latest
     */
    @Transactional
    public Instant record(Desk desk, FirstStageCode code, boolean opposes, String receiptHash) {
        regimes.hold();
        Instant now = clock.instant();
        wishes.add(regimes.stage(regimes.ofOppositions()).pseudonym(code), opposes, receiptHash, desk.id(), now);
        return timetable.next(now);
    }

    /**
     * One or more lake pseudonyms of each person who opposes at that moment; as a person has several the others are found in the lake by
     * its linkage columns. They are in the codes of {@link Regimes#ofOppositions}. An opposition holds as soon as it is written down; taking
     * it back, once executed.
     */
    public Set<Pseudonym> opposedAsOf(Instant moment) {
        return aliases.with(wishes.opposedAt(moment));
    }

    /**
     * Writes down other codes of persons who asked for something, before the rows that tell of them are erased: what holds for the
     * person holds for each.
     */
    @Transactional
    public void learn(Map<Pseudonym, Set<Pseudonym>> codes) {
        aliases.add(codes);
    }

    /** The same in the codes of a regime, to be compared with those of a dataset that lies under it. */
    @Transactional
    public Set<Pseudonym> opposedAsOf(Instant moment, Regime regime) {
        regimes.hold();
        Recoding recoding = new Recoding(regimes.ofOppositions(), regime);
        return opposedAsOf(moment).stream().map(recoding::recode).collect(Collectors.toUnmodifiableSet());
    }

    /** How many opposed when the last batch was executed, as it may be shown to anyone: between batches it does not move. */
    public ProtectedCount count() {
        return ProtectedCount.of(wishes.lastBatch()
                .map(batch -> wishes.opposedAt(batch.executedAt()).size())
                .orElse(0));
    }

    public Optional<Batch> lastBatch() {
        return wishes.lastBatch();
    }

    /** When wishes written down now are executed at the latest. */
    public Instant nextBatch() {
        return timetable.next(clock.instant());
    }

    /** Executes what waits without waiting for the set time. */
    public Batch executeNow(Actor actor) {
        actor.mustBe(Role.ADMINISTRATOR);
        return batches.execute();
    }

    /** What became of the wish of who holds this number; empty when no wish has it. */
    public Optional<ReceiptState> check(ReceiptNumber number) {
        return batches.state(number.hash());
    }
}
