package eu.arete.hub.site;

import java.util.function.BooleanSupplier;

/**
 * A place in the second line of the header, for those who work here. Each room declares its own as a bean:
 *
 * <pre>new NavigationEntry("/deposits", "deposits.nav", 20, () -> currentActor.find().filter(a -> a.is(PARTNER)).isPresent())</pre>
 *
 * @param messageKey its words, in the room's messages
 * @param order small first: 10 dossiers, 20 deposits, 30 workspace, 40 airlock, 90 accounts
 * @param shown whether the reader of this request should see it
 */
public record NavigationEntry(String path, String messageKey, int order, BooleanSupplier shown) {}
