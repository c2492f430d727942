package eu.arete.hub.catalogue;

import java.util.Set;

/** Snapshots of tables that a room's records name, to read them again one day: a bean. Age alone does not forget them; erasure does. */
public interface NamedSnapshots {
    /** Their ids, whatever the table. */
    Set<Long> ids();
}
