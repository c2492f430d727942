package eu.arete.hub.extraction.internal;

import eu.arete.lake.extract.RiskBounds;
import eu.arete.lake.extract.RiskReport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * From which measured risk on an extract is held. Declared in {@code risk-policy.properties}.
 *
 * @param heldUniquePercent held when more persons in a hundred are alone in their class, or {@code heldSmallPercent} in a small one
 * @param reviewers how many must agree to deliver a held extract
 */
public record RiskPolicy(
        String version, RiskBounds bounds, int heldUniquePercent, int heldSmallPercent, int reviewers) {

    private static final RiskPolicy CURRENT = read();

    public RiskPolicy {
        if (version.isBlank() || heldUniquePercent < 0 || heldSmallPercent < 0 || reviewers < 1) {
            throw new IllegalArgumentException("The risk policy " + version + " is not one");
        }
    }

    /** The policy in force, shipped with this version of the hub. */
    public static RiskPolicy current() {
        return CURRENT;
    }

    boolean holds(RiskReport risk) {
        return risk.combined()
                .filter(found ->
                        uniqueShare(found) * 100 > heldUniquePercent || smallShare(found) * 100 > heldSmallPercent)
                .isPresent();
    }

    static double uniqueShare(RiskReport.Classes found) {
        return found.persons() == 0 ? 0 : (double) found.unique() / found.persons();
    }

    static double smallShare(RiskReport.Classes found) {
        return found.persons() == 0 ? 0 : (double) found.inSmall() / found.persons();
    }

    private static RiskPolicy read() {
        Properties declared = new Properties();
        try (InputStream in = RiskPolicy.class.getResourceAsStream("risk-policy.properties")) {
            declared.load(Objects.requireNonNull(in, "The risk policy is not on the class path"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the risk policy", e);
        }
        return new RiskPolicy(
                text(declared, "version"),
                new RiskBounds(
                        number(declared, "small-class"),
                        number(declared, "constant-percent"),
                        number(declared, "known-facts"),
                        number(declared, "kept-facts"),
                        number(declared, "persons-looked-for")),
                number(declared, "held-unique-percent"),
                number(declared, "held-small-percent"),
                number(declared, "reviewers"));
    }

    private static String text(Properties declared, String name) {
        return Objects.requireNonNull(declared.getProperty(name), () -> "The risk policy does not declare " + name)
                .strip();
    }

    private static int number(Properties declared, String name) {
        return Integer.parseInt(text(declared, name));
    }
}
