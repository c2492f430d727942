package eu.arete.desk.form;

import eu.arete.privacy.FirstStageCode;
import java.time.Instant;

/** The one thing a desk says to its hub. */
public interface HubDoor {

    /** The hub has written the wish down. */
    record Noted(Instant executedBy) {}

    /** The hub did not write the wish down; {@code reason} is for the operator and names nobody. */
    final class Closed extends Exception {

        private static final long serialVersionUID = 1L;

        Closed(String reason) {
            super(reason);
        }
    }

    /** @param receiptHash SHA-256 of the receipt number, in 64 hexadecimal digits: the hub cannot guess the number */
    Noted note(FirstStageCode code, Wish wish, String receiptHash) throws Closed;
}
