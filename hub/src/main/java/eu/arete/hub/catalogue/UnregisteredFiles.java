package eu.arete.hub.catalogue;

import java.util.Set;

/**
 * Files of the lake that a room has written and not registered yet, to go on from them should the hub die: a bean. The sweep at start
 * leaves them.
 */
public interface UnregisteredFiles {
    /** Relative to the lake's root. */
    Set<String> paths();
}
