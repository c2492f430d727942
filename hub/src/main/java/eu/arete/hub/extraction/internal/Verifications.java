package eu.arete.hub.extraction.internal;

import java.util.Optional;
import java.util.UUID;

/** What came of making extracts again. */
public interface Verifications {

    /** The last of this extract. */
    Optional<Verification> last(UUID extract);
}
