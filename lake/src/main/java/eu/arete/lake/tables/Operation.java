package eu.arete.lake.tables;

/** Why a table changed. */
public enum Operation {
    /** A delivery came. */
    APPEND,
    /** A delivery took the place of an earlier one. */
    REPLACE,
    /** Rows were withdrawn. */
    PURGE,
    /** The same rows in other files, without those withdrawn. */
    COMPACT,
    /** The same rows under other codes or keys. */
    ROTATE
}
