package eu.arete.hub.hosting;

/** Whether a dataset is about people who exist. */
public enum Nature {
    /** Made by a generator: may be kept anywhere. */
    SYNTHETIC,
    /** About people: only behind an open gate. */
    REAL
}
