package eu.arete.synth;

/** Fictitious registration numbers (NIR): the right shape and key, one per person. */
final class Registrations {
    /** Municipalities 1 to 990, ranks 1 to 999: as many persons as numbers can tell apart within a month. */
    static final int PERSONS_MAX = 900_000;

    private static final int COMMUNES = 990;
    private static final int RANKS = 999;
    /** Prime to both, so that every person gets another (municipality, rank). */
    private static final long STEP = 611_953;

    private static final int ABROAD = 99;
    private static final int NOWHERE = 98;

    private Registrations() {}

    static String number(int sex, int year, int month, int place, int person) {
        return written(sex, year, month, Places.registration(place), person);
    }

    /** The number of somebody who lives abroad and whom only a hospital knows. */
    static String abroad(int sex, int year, int month, int person) {
        return written(sex, year, month, ABROAD, person);
    }

    /** A number that is a convention and nobody's. */
    static String convention(int sex, int person) {
        return written(sex, 1955, 1, NOWHERE, person);
    }

    private static String written(int sex, int year, int month, int department, int person) {
        int scattered = (int) (person * STEP % (COMMUNES * RANKS));
        long body = sex;
        body = body * 100 + year % 100;
        body = body * 100 + month;
        body = body * 100 + department;
        body = body * 1000 + scattered / RANKS + 1;
        body = body * 1000 + scattered % RANKS + 1;
        return "%d%02d".formatted(body, 97 - body % 97);
    }
}
