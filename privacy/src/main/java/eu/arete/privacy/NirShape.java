package eu.arete.privacy;

/** Whether a number is a plausible NIR. Structure: INSEE, "numéro d'inscription au répertoire". */
final class NirShape {

    /** Where people put spaces: 1 85 05 78 006 084 91. */
    private static final int WRITTEN = 1 << 1 | 1 << 3 | 1 << 5 | 1 << 7 | 1 << 10 | 1 << 13;

    private NirShape() {}

    /**
     * @param body the first 13, Corsica's letters already replaced
     * @param boundaries bit i set when a separator stands before the character i
     */
    static boolean withKey(long body, int key, int boundaries) {
        if ((boundaries & ~WRITTEN) != 0 || body % 97 + key != 97) {
            return false;
        }
        long sex = body / 1_000_000_000_000L;
        long month = body / 100_000_000L % 100;
        boolean knownSex = sex >= 1 && sex <= 8 && sex != 5 && sex != 6;
        boolean knownMonth = month >= 1 && month <= 12 || month >= 20 && month <= 42 || month >= 50;
        return knownSex && knownMonth && hasPlaceAndOrder(body);
    }

    /** Without a key only the most common form counts: sex 1 or 2, a month of the calendar; bare, or written in groups. */
    static boolean withoutKey(long body, int boundaries) {
        if ((boundaries & ~WRITTEN) != 0 || boundaries != 0 && Integer.bitCount(boundaries) < 3) {
            return false;
        }
        long sex = body / 1_000_000_000_000L;
        long month = body / 100_000_000L % 100;
        return (sex == 1 || sex == 2) && month >= 1 && month <= 12 && hasPlaceAndOrder(body);
    }

    private static boolean hasPlaceAndOrder(long body) {
        return body / 1_000_000 % 100 != 0 && body / 1000 % 1000 != 0 && body % 1000 != 0;
    }
}
