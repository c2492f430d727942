package eu.arete.hub.citizens.internal;

import eu.arete.hub.pseudonymisation.OppositionsRotated;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** When everything is rotated, wishes and the codes known of who made them are, in the same transaction. */
@Component
class Rotating {
    private final WishTable wishes;
    private final AliasTable aliases;

    Rotating(WishTable wishes, AliasTable aliases) {
        this.wishes = wishes;
        this.aliases = aliases;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(OppositionsRotated rotated) {
        wishes.recode(rotated.recoding());
        aliases.recode(rotated.recoding());
    }
}
