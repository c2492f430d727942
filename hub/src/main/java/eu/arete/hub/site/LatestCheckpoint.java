package eu.arete.hub.site;

import java.time.Instant;
import java.util.Optional;

/** The state of the public log, shown at the foot of every page and on the home page. The log's room provides it. */
public interface LatestCheckpoint {
    /**
     * @param size entries under the checkpoint
     * @param root its root hash, base64
     * @param at when it was signed
     */
    record Checkpoint(long size, String root, Instant at) {}

    /** @return the latest published checkpoint; empty before the first */
    Optional<Checkpoint> latest();
}
