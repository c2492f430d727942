package eu.arete.hub.hosting.gate;

import java.util.List;

/**
 * What a check finds at one moment.
 *
 * @param why code of a message below {@code gate.why.}
 * @param evidence identifiers of evidence, hashes of proofs
 */
record Finding(boolean met, String why, List<String> args, List<String> evidence) {
    Finding {
        args = List.copyOf(args);
        evidence = List.copyOf(evidence);
    }

    static Finding met(String why, List<String> evidence, Object... args) {
        return new Finding(true, why, texts(args), evidence);
    }

    static Finding failed(String why, List<String> evidence, Object... args) {
        return new Finding(false, why, texts(args), evidence);
    }

    private static List<String> texts(Object... args) {
        return List.of(args).stream().map(String::valueOf).toList();
    }
}
