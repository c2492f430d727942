package eu.arete.synth;

import eu.arete.synth.Person.Situation;
import java.util.EnumSet;
import java.util.SplittableRandom;

/** Draws persons: age pyramid, family and insurance situation, illnesses, death, opposition. */
final class Persons {
    /** Out of a thousand people in France, how many of each ten-year class of age. */
    private static final int[] PYRAMID = {105, 123, 115, 121, 127, 131, 119, 98, 46, 15};
    /** Deaths in a year out of ten thousand, by ten-year class. */
    private static final int[] DEATHS = {4, 2, 4, 8, 20, 50, 110, 250, 800, 2300};

    private final Seeds seeds;
    private final int count;
    private final double opposing;

    Persons(Seeds seeds, int count) {
        this.seeds = seeds;
        this.count = count;
        // About ten oppositions whatever the number of persons, so that a demo hands them in one by one.
        this.opposing = 4.5 / count;
    }

    Person person(int id) {
        Person drawn = drawn(id);
        if (id % 2 == 1) {
            Person elder = drawn(id - 1);
            if (hasTwin(elder)) {
                return twin(elder, id, drawn.opposes());
            }
        }
        return drawn;
    }

    boolean hasTwin(Person person) {
        return person.id() % 2 == 0
                && person.id() + 1 < count
                && person.situation() == Situation.CHILD
                && person.commune() % 16 == 3;
    }

    private Person drawn(int id) {
        SplittableRandom random = seeds.person(id);
        int sex = random.nextInt(1000) < 516 ? 2 : 1;
        int decade = decade(random.nextInt(1000));
        int age = Math.max(1, decade * 10 + random.nextInt(10));
        int birth = Days.day(2023 - age, 1 + random.nextInt(12), 1 + random.nextInt(28));
        int place = random.nextInt(Places.count());
        int commune = 1 + random.nextInt(500);
        Situation situation = situation(age, random);
        boolean single = situation == Situation.INSURED;
        boolean ownCodeMissing = single && random.nextInt(100) < 4;
        EnumSet<Illness> illnesses = Illness.drawn(age, sex, random);
        double danger = DEATHS[Math.min(9, decade)] / 10_000.0;
        for (Illness illness : illnesses) {
            danger += illness.danger;
        }
        int death = random.nextDouble() < danger ? Days.YEAR_START + random.nextInt(365) : Days.NEVER;
        double weight = illnesses.contains(Illness.DIABETES) ? 15 : situation.codes() > 1 ? 3 : 1;
        boolean opposes = random.nextDouble() < Math.min(0.1, opposing * weight) || id == 7 % count;
        return new Person(id, id, 1, sex, birth, death, place, commune, situation, ownCodeMissing, opposes, illnesses);
    }

    /** Same parents, same birth, same sex: the same code under each parent, told apart by the rank alone. */
    private static Person twin(Person elder, int id, boolean opposes) {
        return new Person(
                id,
                elder.id(),
                2,
                elder.sex(),
                elder.birth(),
                Days.NEVER,
                elder.place(),
                elder.commune(),
                Situation.CHILD,
                false,
                opposes,
                EnumSet.noneOf(Illness.class));
    }

    private static Situation situation(int age, SplittableRandom random) {
        int chance = random.nextInt(1000);
        if (age < 18) {
            return chance < 250 ? Situation.CHILD_OF_TWO : Situation.CHILD;
        }
        if (age < 26) {
            return chance < 400 ? Situation.NEWLY_INSURED : Situation.INSURED;
        }
        return chance < 15 ? Situation.NUMBERED_LATE : Situation.INSURED;
    }

    private static int decade(int permille) {
        int rest = permille;
        for (int decade = 0; decade < PYRAMID.length; decade++) {
            rest -= PYRAMID[decade];
            if (rest < 0) {
                return decade;
            }
        }
        return PYRAMID.length - 1;
    }
}
