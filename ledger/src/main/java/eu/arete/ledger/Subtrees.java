package eu.arete.ledger;

import java.io.IOException;

/** The complete subtrees of a log, wherever they are read from. */
public interface Subtrees {
    /**
     * Root of the complete subtree over the entries {@code [index * 2^height, (index + 1) * 2^height)}.
     *
     * @throws LogFault where the log does not hold that subtree, or not in the right form
     */
    Hash subtree(int height, long index) throws LogFault, IOException;
}
