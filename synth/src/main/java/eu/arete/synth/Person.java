package eu.arete.synth;

import java.util.EnumSet;
import java.util.Set;

/**
 * An invented person. A code kind tells under whose registration number a code was made: their own, a parent's, or a
 * provisional one.
 *
 * @param birth days since 1970, as {@code death}
 * @param death {@link Days#NEVER} for who lives through 2023
 * @param family the person whose number stands for the family: the first twin for both, else oneself
 */
record Person(
        int id,
        int family,
        int rank,
        int sex,
        int birth,
        int death,
        int place,
        int commune,
        Situation situation,
        boolean ownCodeMissing,
        boolean opposes,
        Set<Illness> illnesses) {
    static final int OWN = 0;
    static final int FIRST_PARENT = 1;
    static final int SECOND_PARENT = 2;
    static final int PROVISIONAL = 3;

    /** Why a person has the codes they have. */
    enum Situation {
        INSURED(OWN),
        CHILD(FIRST_PARENT),
        CHILD_OF_TWO(FIRST_PARENT, SECOND_PARENT),
        NEWLY_INSURED(FIRST_PARENT, OWN),
        NUMBERED_LATE(PROVISIONAL, OWN);

        /** Kinds of BEN_NIR_PSA, in the order of time. */
        private final int[] kinds;

        Situation(int... kinds) {
            this.kinds = kinds;
        }

        int codes() {
            return kinds.length;
        }

        int kind(int which) {
            return kinds[which];
        }
    }

    Person {
        illnesses = illnesses.isEmpty() ? Set.of() : EnumSet.copyOf(illnesses);
    }

    int age() {
        return 2023 - Days.year(birth);
    }

    boolean livesOn(int day) {
        return day >= birth && day <= death;
    }

    boolean diesIn2023() {
        return death != Days.NEVER;
    }

    /** Number of the key a partner knows this person under, for a kind of code; twins share their parents' ones. */
    int key(int kind) {
        return (kind == OWN || kind == PROVISIONAL ? id : family) * 4 + kind;
    }

    /** Kind of code kept as BEN_IDT_ANO. */
    int keptKind() {
        return ownCodeMissing ? situation.kind(0) : OWN;
    }

    /** The registration number of fifteen digits (with its key) behind a kind of code. No such person exists. */
    String registration(int kind) {
        return switch (kind) {
            case FIRST_PARENT -> Registrations.number(2, Days.year(birth) - 29, Days.month(birth), place, family);
            case SECOND_PARENT -> Registrations.number(1, Days.year(birth) - 31, Days.month(birth), place, family);
            case PROVISIONAL -> Registrations.number(6 + sex, Days.year(birth), Days.month(birth), place, id);
            default -> Registrations.number(sex, Days.year(birth), Days.month(birth), place, id);
        };
    }
}
