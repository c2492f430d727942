package eu.arete.worker;

/** What happens where the system cannot give a process a network, files and processes of its own. */
public enum Isolation {
    /** No worker starts. */
    REQUIRED,
    /** It starts with what there is. For machines with one user and no real data. */
    RELAXED
}
