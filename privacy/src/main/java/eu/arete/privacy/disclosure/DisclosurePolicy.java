package eu.arete.privacy.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a number about persons must satisfy before it leaves. Declared in {@code policy.properties}; a change is a new version.
 *
 * @param version names this set of values; written with every release
 * @param minimumContributors a cell describes at least this many persons
 * @param pPercent a magnitude is unsafe when total - largest - second is under this percentage of the largest contribution
 * @param dominancePercent a magnitude is unsafe when one person gives this percentage of its total or more
 * @param linePercent a line is to be reviewed when one of its cells holds this percentage of what it publishes, or more
 * @param roundingBase counts are rounded to a multiple of this
 * @param significantDigits sums and means keep this many digits
 * @param reviewers how many reviewers must agree to a release
 * @param maximumRows a longer table is a data file, and is refused
 */
public record DisclosurePolicy(
        String version,
        int minimumContributors,
        int pPercent,
        int dominancePercent,
        int linePercent,
        int roundingBase,
        int significantDigits,
        int reviewers,
        int maximumRows) {

    private static final DisclosurePolicy CURRENT = read("policy.properties");

    public DisclosurePolicy {
        if (version.isBlank()) {
            throw new IllegalArgumentException("A disclosure policy needs a version");
        }
        atLeast("minimum-contributors", minimumContributors, 2);
        percentage("p-percent", pPercent);
        percentage("dominance-percent", dominancePercent);
        percentage("line-percent", linePercent);
        atLeast("rounding-base", roundingBase, 1);
        if (roundingBase > minimumContributors) {
            throw new IllegalArgumentException("rounding-base %d would hide cells that minimum-contributors %d lets out"
                    .formatted(roundingBase, minimumContributors));
        }
        atLeast("significant-digits", significantDigits, 1);
        atLeast("reviewers", reviewers, 1);
        atLeast("maximum-rows", maximumRows, 1);
    }

    /** The policy in force, shipped with this version of the hub. */
    public static DisclosurePolicy current() {
        return CURRENT;
    }

    /** The same policy asking for more contributors: a dataset may be stricter than the hub, never laxer. */
    public DisclosurePolicy withMinimumContributors(int stricter) {
        if (stricter < minimumContributors) {
            throw new IllegalArgumentException("A dataset may ask for more than %d contributors, not for %d"
                    .formatted(minimumContributors, stricter));
        }
        return new DisclosurePolicy(
                version,
                stricter,
                pPercent,
                dominancePercent,
                linePercent,
                roundingBase,
                significantDigits,
                reviewers,
                maximumRows);
    }

    /** The declared values under their declared names, in alphabetical order: what the log's entry and the public page show. */
    public Map<String, String> declared() {
        Map<String, String> declared = new TreeMap<>();
        declared.put("version", version);
        declared.put("minimum-contributors", Integer.toString(minimumContributors));
        declared.put("p-percent", Integer.toString(pPercent));
        declared.put("dominance-percent", Integer.toString(dominancePercent));
        declared.put("line-percent", Integer.toString(linePercent));
        declared.put("rounding-base", Integer.toString(roundingBase));
        declared.put("significant-digits", Integer.toString(significantDigits));
        declared.put("reviewers", Integer.toString(reviewers));
        declared.put("maximum-rows", Integer.toString(maximumRows));
        return declared;
    }

    static DisclosurePolicy of(Properties declared) {
        return new DisclosurePolicy(
                text(declared, "version"),
                number(declared, "minimum-contributors"),
                number(declared, "p-percent"),
                number(declared, "dominance-percent"),
                number(declared, "line-percent"),
                number(declared, "rounding-base"),
                number(declared, "significant-digits"),
                number(declared, "reviewers"),
                number(declared, "maximum-rows"));
    }

    private static DisclosurePolicy read(String resource) {
        Properties declared = new Properties();
        try (InputStream in = DisclosurePolicy.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The disclosure policy " + resource + " is not on the class path");
            }
            declared.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the disclosure policy " + resource, e);
        }
        return of(declared);
    }

    private static String text(Properties declared, String name) {
        String value = declared.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("The disclosure policy does not declare " + name);
        }
        return value.trim();
    }

    private static int number(Properties declared, String name) {
        try {
            return Integer.parseInt(text(declared, name));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The disclosure policy declares %s=%s: a whole number is expected"
                    .formatted(name, text(declared, name)));
        }
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException("%s is %d: it must be %d or more".formatted(name, value, least));
        }
    }

    private static void percentage(String name, int value) {
        if (value < 1 || value > 100) {
            throw new IllegalArgumentException("%s is %d: it must be from 1 to 100".formatted(name, value));
        }
    }
}
