package eu.arete.hub.hosting;

import java.util.Map;

/** What this hub runs: the files of its own modules, as they were when it started. */
public interface RunningBuild {
    /** SHA-256 of each jar, by its file name; empty when it runs from classes that are in no jar. */
    Map<String, String> jars();

    /** Whether each of those jars is in that build proof, byte for byte. False when there are none, or it did not pass. */
    boolean isThatOf(Proof build);
}
