package eu.arete.hub.upkeep.internal;

import eu.arete.hub.jobs.JobKind;

/** The names of this room's jobs. */
public final class Kinds {
    /** Withdraws the rows of those who oppose. */
    public static final JobKind.Name PURGE = new JobKind.Name("upkeep.purge");

    /** Writes files anew where enough rows were withdrawn, and puts small files together. */
    public static final JobKind.Name COMPACT = new JobKind.Name("upkeep.compact");

    /** Writes out every row that was withdrawn, forgets the snapshots that hold it, and proves it. */
    public static final JobKind.Name ERASE = new JobKind.Name("upkeep.erase");

    /** Withdraws the rows that are past their time. */
    public static final JobKind.Name RETAIN = new JobKind.Name("upkeep.retain");

    /** Counts them. */
    public static final JobKind.Name PREVIEW = new JobKind.Name("upkeep.preview");

    private Kinds() {}
}
