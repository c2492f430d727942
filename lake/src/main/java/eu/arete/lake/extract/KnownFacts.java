package eu.arete.lake.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether who knows some facts about a person (a day of care and its code) finds them: of persons who have at least so many facts,
 * how many are the only one to have those that are known. Which facts are known is chosen by a fixed hash, so that the same data
 * give the same answer.
 */
final class KnownFacts {

    /** Persons are kept by the last ten bits of their number. */
    static final int SHARES = 1024;

    private final int most;
    private int share = SHARES;
    private long[] persons = new long[1024];
    private long[] facts = new long[1024];
    private int size;

    /** @param most facts to keep; when there are more, half of the persons are forgotten */
    KnownFacts(int most) {
        this.most = most;
    }

    /** Only persons whose last ten bits are under this are still of interest. */
    int share() {
        return share;
    }

    /** Says that so many facts are coming, so that those of most persons need not even be offered. */
    void expect(long rows) {
        while (share > 1 && rows / SHARES * share > most) {
            narrow();
        }
    }

    void add(long person, long fact) {
        if ((person & (SHARES - 1)) >= share) {
            return;
        }
        if (size >= most && share > 1) {
            narrow();
            add(person, fact);
            return;
        }
        if (size == persons.length) {
            persons = Arrays.copyOf(persons, size * 2);
            facts = Arrays.copyOf(facts, size * 2);
        }
        persons[size] = person;
        facts[size++] = fact;
    }

    private void narrow() {
        share /= 2;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if ((persons[i] & (SHARES - 1)) < share) {
                persons[kept] = persons[i];
                facts[kept++] = facts[i];
            }
        }
        size = kept;
    }

    /** @param targets how many persons at most are looked for */
    List<RiskReport.Facts> measure(int points, int targets) {
        List<RiskReport.Facts> all = new ArrayList<>();
        Index ofPerson = Index.of(persons, facts, size);
        Index ofFact = Index.of(facts, persons, size);
        for (int known = 1; known <= points; known++) {
            all.add(measure(known, targets, ofPerson, ofFact));
        }
        return all;
    }

    private static RiskReport.Facts measure(int known, int targets, Index ofPerson, Index ofFact) {
        int[] able = new int[ofPerson.size()];
        int count = 0;
        for (int at = 0; at < able.length; at++) {
            if (ofPerson.length(at) >= known) {
                able[count++] = at;
            }
        }
        int step = Math.max(1, (count + targets - 1) / targets);
        long tried = 0;
        long unique = 0;
        for (int i = 0; i < count; i += step) {
            tried++;
            long[] chosen = chosen(ofPerson.keys[able[i]], ofPerson.values(able[i]), known);
            if (isAlone(chosen, ofFact, ofPerson)) {
                unique++;
            }
        }
        return new RiskReport.Facts(known, tried, unique, ofPerson.size());
    }

    /** The facts known of a person: those that come first by a hash of the two. */
    static long[] chosen(long person, long[] all, int known) {
        Long[] sorted = Arrays.stream(all).boxed().toArray(Long[]::new);
        Arrays.sort(sorted, (a, b) -> Long.compareUnsigned(mix(a ^ person), mix(b ^ person)));
        return Arrays.stream(sorted).limit(known).mapToLong(Long::longValue).toArray();
    }

    private static boolean isAlone(long[] known, Index ofFact, Index ofPerson) {
        int rarest = -1;
        for (long fact : known) {
            int at = ofFact.find(fact);
            if (rarest < 0 || ofFact.length(at) < ofFact.length(rarest)) {
                rarest = at;
            }
        }
        int found = 0;
        for (long person : ofFact.values(rarest)) {
            if (ofPerson.hasAll(ofPerson.find(person), known) && ++found > 1) {
                return false;
            }
        }
        return found == 1;
    }

    /** The finalizer of SplitMix64. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Distinct values by key, both sorted. */
    private static final class Index {

        private final long[] keys;
        private final int[] starts;
        private final long[] values;

        private Index(long[] keys, int[] starts, long[] values) {
            this.keys = keys;
            this.starts = starts;
            this.values = values;
        }

        static Index of(long[] keys, long[] values, int size) {
            long[] distinct = distinct(keys, size);
            long[] others = distinct(values, size);
            long[] pairs = new long[size];
            for (int i = 0; i < size; i++) {
                pairs[i] = (long) Arrays.binarySearch(distinct, keys[i]) << 32 | Arrays.binarySearch(others, values[i]);
            }
            Arrays.sort(pairs);
            int[] starts = new int[distinct.length + 1];
            long[] kept = new long[size];
            int filled = 0;
            int group = -1;
            for (int i = 0; i < size; i++) {
                if (i > 0 && pairs[i] == pairs[i - 1]) {
                    continue;
                }
                if (group != (int) (pairs[i] >>> 32)) {
                    starts[++group] = filled;
                }
                kept[filled++] = others[(int) pairs[i]];
            }
            starts[distinct.length] = filled;
            return new Index(distinct, starts, Arrays.copyOf(kept, filled));
        }

        private static long[] distinct(long[] values, int size) {
            return Arrays.stream(values, 0, size).sorted().distinct().toArray();
        }

        int size() {
            return keys.length;
        }

        int length(int at) {
            return starts[at + 1] - starts[at];
        }

        int find(long key) {
            return Arrays.binarySearch(keys, key);
        }

        long[] values(int at) {
            return Arrays.copyOfRange(values, starts[at], starts[at + 1]);
        }

        boolean hasAll(int at, long[] wanted) {
            for (long value : wanted) {
                if (Arrays.binarySearch(values, starts[at], starts[at + 1], value) < 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
