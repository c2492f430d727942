package eu.arete.synth;

import java.util.SplittableRandom;

/**
 * Lines of the register that stand for nobody in particular: care paid under a number that is a convention (BEN_CDI_NIR 01, 05, 06, 08,
 * 11), all born in 1955, under the scheme 888, and without a code of their own.
 */
final class Fictive {
    static final int FIRST_KEY = 80_000_000;

    private static final String[] CONVENTIONS = {"01", "05", "06", "08", "11"};
    private static final int BIRTH = Days.day(1955, 1, 1);
    private static final int ONE_IN = 60;
    private static final int UPDATED = Days.day(2024, 12, 2);

    private Fictive() {}

    static void write(int person, SplittableRandom random, Batch batch) {
        if (random.nextInt(ONE_IN) != 0) {
            return;
        }
        int key = FIRST_KEY + person;
        int sex = 1 + random.nextInt(2);
        batch.identity(Partner.CNAM, key, Registrations.convention(sex, person), BIRTH, sex);
        batch.sheet(Table.IR_BEN_R)
                .row()
                .key('P', key)
                .number(1)
                .empty()
                .key('P', key)
                .number(0)
                .text(CONVENTIONS[random.nextInt(CONVENTIONS.length)])
                .number(1955)
                .number(1)
                .number(sex)
                .text("01/01/1600")
                .text("160001")
                .text("888000000")
                .text("099")
                .padded(999, 3)
                .frenchDate(UPDATED - 30 - random.nextInt(300))
                .frenchDate(UPDATED - 2000 + random.nextInt(1500))
                .frenchDate(UPDATED)
                .endSound(batch.tally, random);
        batch.tally.add(Quirk.FICTIVE_NUMBERS);
    }
}
