package eu.arete.synth;

/** What intake must find in one file. */
final class FileCounts {
    long rows;
    long rejected;
    final long[] findings = new long[Rule.values().length];

    void found(Rule rule) {
        findings[rule.ordinal()]++;
    }

    void add(FileCounts other) {
        rows += other.rows;
        rejected += other.rejected;
        for (int i = 0; i < findings.length; i++) {
            findings[i] += other.findings[i];
        }
    }

    void clear() {
        rows = 0;
        rejected = 0;
        java.util.Arrays.fill(findings, 0);
    }

    long accepted() {
        return rows - rejected;
    }
}
