package eu.arete.hub.citizens.internal;

import eu.arete.hub.extraction.OpposedCodes;
import eu.arete.privacy.Pseudonym;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whom extraction leaves out. */
@Component
class OppositionsInForce implements OpposedCodes {
    private final WishTable wishes;
    private final Clock clock;

    OppositionsInForce(WishTable wishes, Clock clock) {
        this.wishes = wishes;
        this.clock = clock;
    }

    @Override
    public Set<Pseudonym> inForce() {
        return wishes.opposedAt(clock.instant());
    }
}
