package eu.arete.lake.extract;

import eu.arete.privacy.ProjectStage;

/**
 * A share of the persons, chosen by a code that only the project's key gives: the same at each refresh, other ones for another
 * project, all the rows of a person or none.
 *
 * @param perThousand of persons, 1 to 1000; how many are chosen is about that share, not exactly
 */
public record Sample(int perThousand) {

    public static final Sample ALL = new Sample(1000);

    private static final int DIGITS = 32;
    private static final long CODES = 1L << 32;

    public Sample {
        if (perThousand < 1 || perThousand > 1000) {
            throw new InvalidPlan("Cannot take " + perThousand + " persons of 1000: from 1 to 1000");
        }
    }

    boolean isAll() {
        return perThousand == 1000;
    }

    /**
     * Whether a person is of the sample: by a digest of the pseudonym that the project has of them, which no rotation of the lake's
     * codes changes.
     *
     * @param code 32 digits
     */
    boolean takes(byte[] code, ProjectStage stage) {
        byte[] digits = new byte[DIGITS];
        if (code.length != DIGITS || !stage.rewrite(code, 0, digits, 0) || !stage.draw(digits, 0, digits, 0)) {
            throw new IllegalStateException("The lake holds a code that is none");
        }
        long at = Long.parseLong(new String(digits, 0, 8, java.nio.charset.StandardCharsets.US_ASCII), 16);
        return at * 1000 < perThousand * CODES;
    }
}
