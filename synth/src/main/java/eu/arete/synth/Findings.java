package eu.arete.synth;

/** What the accepted rows of one person say of them, by kind of code. */
final class Findings {
    private int registered;
    private int diabetic;
    private int hba1c;
    private final long[] paid = new long[4];
    private int paying;

    void clear() {
        registered = 0;
        diabetic = 0;
        hba1c = 0;
        paying = 0;
        java.util.Arrays.fill(paid, 0);
    }

    void registered(int kind) {
        registered |= 1 << kind;
    }

    void diabetic(int kind) {
        diabetic |= 1 << kind;
    }

    void hba1c(int kind) {
        hba1c |= 1 << kind;
    }

    void paid(int kind, long cents) {
        paid[kind] += cents;
        paying |= 1 << kind;
    }

    boolean isRegistered() {
        return registered != 0;
    }

    /** In the demo's population: a condition accepted under a code that the register knows. */
    boolean isDiabetic() {
        return (diabetic & registered) != 0;
    }

    void addTo(Tally tally, Person person) {
        int sex = person.sex();
        tally.extract++;
        tally.personsBySexAndAge[sex][person.age() / 10]++;
        if ((hba1c & registered) != 0) {
            tally.hba1cBySex[sex]++;
        }
        for (int kind = 0; kind < paid.length; kind++) {
            if ((registered & paying & 1 << kind) != 0) {
                tally.paidBySex[sex] += paid[kind];
                tally.paid[sex] = true;
            }
        }
    }
}
