package eu.arete.hub.comparison.dossier;

import eu.arete.hub.comparison.DossierFault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of criteria as it was before, and the weights it had: {@code set@version/weights}. */
public record Earlier(String set, String version, String weights) {
    private static final Pattern WRITTEN =
            Pattern.compile("([a-z0-9.-]{1,64})@([A-Za-z0-9._-]{1,64})/([A-Za-z0-9._-]{1,64})");

    public static Earlier parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new DossierFault(
                    DossierReader.HEAD, 0, "an earlier version is not written set@version/weights", "Write it so");
        }
        return new Earlier(parts.group(1), parts.group(2), parts.group(3));
    }

    @Override
    public String toString() {
        return set + "@" + version + "/" + weights;
    }
}
