package eu.arete.lake.schema;

/**
 * How long the rows of a dataset are kept.
 *
 * @param withoutOpposed whether the rows of persons who oppose are erased ({@code "arete": {"purge": "oppositions"}}, unsaid too), or only
 *     never read, because a law keeps them ({@code "none"})
 * @param years after the date of care ({@code "arete": {"retentionYears": 20}}; unsaid: 20, Code de la santé publique art. L1461-1 IV,
 *     R1461-1)
 */
public record Keeping(boolean withoutOpposed, int years) {

    public static final Keeping DEFAULT = new Keeping(true, 20);
    private static final int LONGEST = 200;

    static Keeping read(Cursor arete) {
        Cursor purge = arete.at("purge");
        String rule = purge.textOr("oppositions");
        if (!rule.equals("oppositions") && !rule.equals("none")) {
            purge.problem("must be \"oppositions\" or \"none\"");
        }
        Cursor years = arete.at("retentionYears");
        if (!years.isPresent() || years.node() == null) {
            return new Keeping(rule.equals("oppositions"), DEFAULT.years());
        }
        int number = years.node().isInt() ? years.node().asInt() : 0;
        if (number < 1 || number > LONGEST) {
            years.problem("must be a whole number of years between 1 and " + LONGEST);
        }
        return new Keeping(rule.equals("oppositions"), number);
    }
}
