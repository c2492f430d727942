package eu.arete.hub.comparison;

import eu.arete.hub.comparison.dossier.DossierReader;
import eu.arete.hub.comparison.pack.OpenPackage;
import eu.arete.hub.comparison.scoring.Comparer;
import java.util.Map;

/**
 * A comparison worked out from its dossier. Knows no clock, no locale, no machine: the same dossier gives the same bytes everywhere, whatever the
 * order of its rows and its ends of lines.
 */
public final class ComparisonRun {
    private final Results results;
    private final Map<String, byte[]> files;

    private ComparisonRun(Results results, Map<String, byte[]> files) {
        this.results = results;
        this.files = files;
    }

    /**
     * @param dossier files by name: {@code comparison.json}, the tables, and {@code criteria/SET-VERSION.json} for criteria that are not shipped
     * @throws DossierFault naming file and line, if it cannot be compared as it is
     */
    public static ComparisonRun of(Map<String, byte[]> dossier) {
        DossierReader.Read read = new DossierReader(dossier, CriteriaSets::parse).read();
        Results results = new Comparer(read.dossier()).results();
        return new ComparisonRun(results, OpenPackage.of(read, results));
    }

    public Results results() {
        return results;
    }

    /** What is published, by path, in order; {@code SHA256SUMS} among it. */
    public Map<String, byte[]> files() {
        return files;
    }

    /** SHA-256 of {@code SHA256SUMS}, and so of everything: the name of this comparison. */
    public String sha256() {
        return OpenPackage.sha256(files);
    }
}
