package eu.arete.lake.extract;

/**
 * How the risk of an extract is measured.
 *
 * @param smallClass a class of fewer persons is small
 * @param constantPercent a column tells of a person, not of an event, when it has one value for so many persons in a hundred
 * @param points how many known facts (a day of care and its code) at most are tried
 * @param facts how many facts at most are kept to try them; beyond, those of a share of the persons
 * @param targets how many persons are looked for by what is known of them
 */
public record RiskBounds(int smallClass, int constantPercent, int points, int facts, int targets) {

    public static final RiskBounds USUAL = new RiskBounds(11, 95, 4, 100_000, 1_000);

    public RiskBounds {
        if (smallClass < 2 || constantPercent < 1 || constantPercent > 100 || points < 0 || facts < 1 || targets < 1) {
            throw new IllegalArgumentException("Cannot measure a risk within such bounds");
        }
    }
}
