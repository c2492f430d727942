package eu.arete.desk.find;

import eu.arete.privacy.FirstStageCode;
import java.util.List;
import java.util.OptionalInt;

/** What a desk says to its hub about a request to reach a person. */
public interface SearchDoor {

    /** The most codes the hub compares in one call. */
    int MOST_AT_ONCE = 20_000;

    /** The hub said no; {@code reason} is for the operator and names nobody. */
    final class Closed extends Exception {

        private static final long serialVersionUID = 1L;

        public Closed(String reason) {
            super(reason);
        }
    }

    /** The numbers of the requests that wait for a desk. */
    List<String> waiting() throws Closed;

    /** @return the place of the one meant; the same call again gives the same answer */
    OptionalInt compare(String number, List<FirstStageCode> codes) throws Closed;

    /** @param outcome {@code informed}, {@code not-wanted}, {@code unreachable} or {@code not-found} */
    void end(String number, String outcome) throws Closed;
}
