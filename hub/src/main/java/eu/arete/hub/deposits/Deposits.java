package eu.arete.hub.deposits;

import eu.arete.hub.accounts.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * What a partner may do with its deliveries. Every method refuses whoever is not a partner of the dataset's organisation; an
 * administrator may cancel too.
 */
public interface Deposits {
    /** @param created false when the same bytes were announced before: that deposit stands */
    record Opened(Deposit deposit, boolean created) {}

    /** Announces a delivery. The same files announced twice are one deposit. */
    Opened open(Actor actor, String dataset, List<Announced> files);

    /**
     * Receives one file, sealed as it comes. Sending it again does no harm; half a file leaves nothing.
     *
     * @throws eu.arete.hub.site.Refused when the bytes are not those announced
     */
    Deposit receive(Actor actor, DepositId id, String name, InputStream bytes) throws IOException;

    /** Says that all is sent: the checks may start. */
    Deposit complete(Actor actor, DepositId id);

    /**
     * Gives a deposit up before it is decided: nothing of it is kept. One already cancelled stays so.
     *
     * @throws eu.arete.hub.site.Refused when it was decided otherwise
     */
    Deposit cancel(Actor actor, DepositId id);

    Deposit deposit(Actor actor, DepositId id);

    /** Deposits of the actor's organisation, newest first. */
    List<Deposit> mine(Actor actor);

    /** Each checked file of a decided deposit, by name, held against those of its table accepted before. */
    List<Comparison> comparisons(Actor actor, DepositId id);

    /** What was done to each file, once accepted. */
    Optional<Lineage> lineage(Actor actor, DepositId id);

    /** Every finding of every file, {@code file;line;column;rule;value}. */
    void writeRejects(Actor actor, DepositId id, OutputStream out) throws IOException;
}
