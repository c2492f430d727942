package eu.arete.hub.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** Numbers found by the hub held against those of the truth; every disagreement is kept and told. */
final class Checks {
    private final List<String> disagreements = new ArrayList<>();
    private int agreements;

    void same(String what, Object truth, Object found) {
        if (truth.equals(found)) {
            agreements++;
        } else {
            disagreements.add(what + ": the hub found " + found + ", the truth is " + truth);
        }
    }

    List<String> disagreements() {
        return disagreements;
    }

    int agreements() {
        return agreements;
    }
}
