package eu.arete.synth;

/** What a batch of persons adds to the truth: quirks, and their part in the answers of the demo queries. */
final class Tally {
    static final int AGE_CLASSES = 13;

    final long[] quirks = new long[Quirk.values().length];
    long opposed;
    long opposedPersons;
    long population;
    long extract;
    /** [sex][ten-year class] persons of the extract. */
    final long[][] personsBySexAndAge = new long[3][AGE_CLASSES];

    final long[] hba1cBySex = new long[3];
    final long[] paidBySex = new long[3];
    final boolean[] paid = new boolean[3];

    void add(Quirk quirk) {
        quirks[quirk.ordinal()]++;
    }

    void add(Quirk quirk, long count) {
        quirks[quirk.ordinal()] += count;
    }

    void add(Tally other) {
        add(quirks, other.quirks);
        opposed += other.opposed;
        opposedPersons += other.opposedPersons;
        population += other.population;
        extract += other.extract;
        for (int sex = 0; sex < 3; sex++) {
            add(personsBySexAndAge[sex], other.personsBySexAndAge[sex]);
            paid[sex] |= other.paid[sex];
        }
        add(hba1cBySex, other.hba1cBySex);
        add(paidBySex, other.paidBySex);
    }

    private static void add(long[] to, long[] from) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[i];
        }
    }
}
