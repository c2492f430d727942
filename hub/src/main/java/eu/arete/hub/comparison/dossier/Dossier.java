package eu.arete.hub.comparison.dossier;

import eu.arete.hub.comparison.CriteriaSet;
import eu.arete.hub.hosting.Certification;
import eu.arete.hub.hosting.Disclosure;
import eu.arete.hub.hosting.Evidence;
import eu.arete.hub.hosting.LegalEntity;
import eu.arete.hub.hosting.Location;
import eu.arete.hub.hosting.Stake;
import eu.arete.hub.hosting.Standing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A comparison's input, whole and consistent: every reference in it leads somewhere.
 *
 * @param sets the criteria by {@code set@version}: those compared and those of {@link Head#earlier}
 */
public record Dossier(
        Head head,
        List<Provider> providers,
        List<Service> services,
        List<LegalEntity> entities,
        List<Stake> stakes,
        List<Certification> certifications,
        Map<String, List<Location>> locations,
        List<Given> answers,
        List<PriceLine> prices,
        Map<String, Evidence> evidence,
        List<Reply> replies,
        Map<String, CriteriaSet> sets) {

    public record Provider(String id, String name) {}

    /** What is compared. */
    public record Service(String id, String provider, String name, String entity) {}

    /** @param answer empty: unknown, or withheld by the evidence */
    public record Given(
            String service,
            String set,
            String version,
            String criterion,
            Optional<String> answer,
            Standing standing,
            Optional<String> evidence) {}

    /**
     * @param highest the same as {@code lowest} unless only a range is public
     * @param kind of cost; a {@link PriceKind#RUN} line is paid every month
     */
    public record PriceLine(
            String service,
            String item,
            PriceKind kind,
            String unit,
            BigDecimal quantity,
            BigDecimal lowest,
            BigDecimal highest,
            Optional<String> evidence) {}

    public record Reply(String service, LocalDate date, String author, String text) {}

    /** Whether the public can read what this fact rests on; a fact without evidence cannot be. */
    public boolean isReadable(Optional<String> cited) {
        return cited.map(evidence::get)
                .filter(one -> one.disclosure() != Disclosure.WITHHELD)
                .isPresent();
    }

    public CriteriaSet set(String set, String version) {
        CriteriaSet found = sets.get(set + "@" + version);
        if (found == null) {
            throw new IllegalArgumentException("The dossier does not hold the criteria " + set + "@" + version);
        }
        return found;
    }
}
