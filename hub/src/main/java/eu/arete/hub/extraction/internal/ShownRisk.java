package eu.arete.hub.extraction.internal;

import eu.arete.lake.extract.Precision;
import eu.arete.lake.extract.RiskReport;
import eu.arete.lake.extract.RiskReport.Classes;
import eu.arete.privacy.disclosure.DisclosurePolicy;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measured risk with its numbers as the disclosure rules let them out: for the manifest, the project and its reviewers.
 *
 * @param above whether the policy holds such an extract, were its data real
 * @param smallClass under how many persons a class is small
 * @param combined null when no potential identifier was granted
 */
public record ShownRisk(
        String policy,
        boolean above,
        int smallClass,
        List<Table> tables,
        @Nullable Figures combined,
        List<Lowered> lowering,
        List<Facts> facts) {

    public ShownRisk {
        tables = List.copyOf(tables);
        lowering = List.copyOf(lowering);
        facts = List.copyOf(facts);
    }

    /** @param smallest how many persons are in the smallest class */
    public record Figures(
            String persons, String smallest, String inSmall, Share inSmallShare, String unique, Share uniqueShare) {}

    /** @param atMost whether the count behind it is too small to be shown, and this is what it is under */
    public record Share(int percent, boolean atMost) {

        public String text() {
            return (atMost ? "<" : "") + percent + " %";
        }
    }

    public record Table(String table, List<String> constant, List<String> varying, Figures figures) {}

    /** @param given how precisely; {@code WITHHELD}: not at all */
    public record Lowered(String table, String column, String given, Figures figures) {}

    public record Facts(int points, String tried, Share unique, String among) {}

    static ShownRisk of(RiskReport risk, RiskPolicy policy) {
        return new ShownRisk(
                policy.version(),
                policy.holds(risk),
                policy.bounds().smallClass(),
                risk.tables().stream()
                        .map(table -> new Table(
                                table.table().toString(), table.constant(), table.varying(), figures(table.classes())))
                        .toList(),
                risk.combined().map(ShownRisk::figures).orElse(null),
                risk.lowering().stream()
                        .map(less -> new Lowered(
                                less.table().toString(),
                                less.column(),
                                less.given().map(Precision::name).orElse("WITHHELD"),
                                figures(less.classes())))
                        .toList(),
                risk.facts().stream()
                        .filter(known -> known.tried() > 0)
                        .map(known -> new Facts(
                                known.points(),
                                shown(known.tried()),
                                share(known.unique(), known.tried()),
                                shown(known.among())))
                        .toList());
    }

    private static Figures figures(Classes found) {
        return new Figures(
                shown(found.persons()),
                shown(found.smallest()),
                shown(found.inSmall()),
                share(found.inSmall(), found.persons()),
                shown(found.unique()),
                share(found.unique(), found.persons()));
    }

    private static String shown(long count) {
        return ProtectedCount.of(count).text();
    }

    /** From counts already protected, so that it tells no more than they do; to a whole percent. */
    static Share share(long part, long whole) {
        int threshold = DisclosurePolicy.current().minimumContributors();
        long among = Math.max(threshold, ProtectedCount.of(whole).published().orElse(threshold));
        ProtectedCount shown = ProtectedCount.of(part);
        long over = shown.published().orElse(threshold);
        int percent = (int) Math.min(100, shown.suppressed() ? (over * 100 + among - 1) / among : over * 100 / among);
        return new Share(percent, shown.suppressed());
    }
}
