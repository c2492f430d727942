package eu.arete.hub.deposits;

import eu.arete.hub.accounts.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** What a partner may do with its deliveries. Every method refuses whoever is not a partner of the dataset's organisation. */
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

    Deposit deposit(Actor actor, DepositId id);

    /** Deposits of the actor's organisation, newest first. */
    List<Deposit> mine(Actor actor);

    /** Every finding of every file, {@code file;line;column;rule;value}. */
    void writeRejects(Actor actor, DepositId id, OutputStream out) throws IOException;
}
