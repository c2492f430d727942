package eu.arete.hub.hosting.register;

import eu.arete.hub.hosting.Certification;
import eu.arete.hub.hosting.CertificationStatus;
import eu.arete.hub.hosting.DeclaredHost;
import eu.arete.hub.hosting.Disclosure;
import eu.arete.hub.hosting.Evidence;
import eu.arete.hub.hosting.LegalEntity;
import eu.arete.hub.hosting.Location;
import eu.arete.hub.hosting.NonUnionHoldings;
import eu.arete.hub.hosting.OwnershipGraph;
import eu.arete.hub.hosting.RemoteAccess;
import eu.arete.hub.hosting.Stake;
import eu.arete.hub.hosting.TransferPage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What was known at one moment of one service on one day.
 *
 * @param ever all facts known at that moment, whenever they hold
 * @param archived hashes of which the hub keeps the bytes
 */
public record Known(String service, LocalDate day, Instant moment, List<Fact> ever, Set<String> archived) {
    public Known {
        ever = List.copyOf(ever);
        archived = Set.copyOf(archived);
    }

    /** Facts of a kind that hold on the day. */
    public List<Fact> of(Kind kind) {
        return ever.stream()
                .filter(fact -> fact.kind() == kind && fact.holdsOn(day))
                .toList();
    }

    /** Facts of a kind, whenever they hold. */
    public List<Fact> everOf(Kind kind) {
        return ever.stream().filter(fact -> fact.kind() == kind).toList();
    }

    /** The canonical JSON whose SHA-256 the public log holds: all that was known, whenever it holds. */
    public String declaration() {
        return CanonicalJson.declaration(ever);
    }

    public Optional<Fact> description() {
        return of(Kind.SERVICE).stream().findFirst();
    }

    public String name() {
        return description().map(fact -> fact.value("name")).orElse(service);
    }

    /** A legal entity as it was on the day, or at any time if it was not on that day. */
    public LegalEntity entity(String id) {
        return of(Kind.ENTITY).stream()
                .filter(fact -> fact.value("id").equals(id))
                .findFirst()
                .or(() -> everOf(Kind.ENTITY).stream()
                        .filter(fact -> fact.value("id").equals(id))
                        .findFirst())
                .map(Known::entity)
                .orElseGet(() -> new LegalEntity(id, id, "", false));
    }

    private static LegalEntity entity(Fact fact) {
        return new LegalEntity(fact.value("id"), fact.value("name"), fact.value("country"), fact.says("inUnion"));
    }

    /** Empty if the service's own entity is not known on that day. */
    public Optional<OwnershipGraph> ownership() {
        List<LegalEntity> entities = entities();
        Set<String> ids = entities.stream().map(LegalEntity::id).collect(Collectors.toCollection(HashSet::new));
        return description()
                .filter(fact -> ids.contains(fact.value("entity")))
                .map(fact -> OwnershipGraph.of(
                        entities,
                        stakes().stream()
                                .filter(stake -> ids.contains(stake.holder()) && ids.contains(stake.held()))
                                .toList()));
    }

    /** What is held from outside the Union of the entity that provides the service. */
    public Optional<NonUnionHoldings> holdings() {
        return ownership().flatMap(graph -> description().map(fact -> graph.ofNonUnion(fact.value("entity"))));
    }

    public List<LegalEntity> entities() {
        return of(Kind.ENTITY).stream().map(Known::entity).toList();
    }

    public List<Stake> stakes() {
        return of(Kind.STAKE).stream()
                .map(fact -> new Stake(
                        fact.value("holder"),
                        fact.value("held"),
                        new BigDecimal(fact.value("capital")),
                        new BigDecimal(fact.value("votes")),
                        fact.says("veto"),
                        fact.says("appoints"),
                        fact.value("evidence")))
                .toList();
    }

    public List<Certification> certifications() {
        return everOf(Kind.CERTIFICATION).stream().map(Known::certification).toList();
    }

    private static Certification certification(Fact fact) {
        return new Certification(
                fact.value("scheme"),
                fact.value("version"),
                fact.value("entity"),
                Optional.of(fact.value("service")).filter(Predicate.not(String::isEmpty)),
                numbers(fact.value("activities")),
                CertificationStatus.valueOf(code(fact.value("status"))),
                fact.from().orElse(LocalDate.EPOCH),
                fact.until().orElse(LocalDate.of(9999, 12, 31)),
                fact.standing(),
                fact.value("evidence"));
    }

    public List<Evidence> evidence() {
        return everOf(Kind.EVIDENCE).stream().map(this::evidence).toList();
    }

    public Optional<Fact> evidence(String id) {
        return everOf(Kind.EVIDENCE).stream()
                .filter(fact -> fact.value("id").equals(id))
                .findFirst();
    }

    private Evidence evidence(Fact fact) {
        return new Evidence(
                fact.value("id"),
                fact.value("title"),
                fact.value("source"),
                LocalDate.parse(fact.value("date")),
                fact.value("sha256"),
                Optional.of(fact.value("sha256")).filter(archived::contains),
                Disclosure.valueOf(code(fact.value("disclosure"))),
                Optional.of(fact.value("ground")).filter(Predicate.not(String::isEmpty)));
    }

    /** As the gate weighs it: certifications of any day, other facts of this one. */
    public Optional<DeclaredHost> host() {
        return description()
                .map(described -> new DeclaredHost(
                        service,
                        described.value("name"),
                        entity(described.value("entity")),
                        entities(),
                        stakes(),
                        of(Kind.LOCATION).stream().map(Known::location).toList(),
                        of(Kind.REMOTE_ACCESS).stream().map(Known::remoteAccess).toList(),
                        certifications(),
                        of(Kind.TRANSFER_PAGE).stream().map(Known::transferPage).findFirst(),
                        evidence()));
    }

    private static Location location(Fact fact) {
        return new Location(
                Location.Kind.valueOf(code(fact.value("use"))),
                fact.value("country"),
                fact.value("place"),
                fact.standing(),
                fact.value("evidence"));
    }

    private static RemoteAccess remoteAccess(Fact fact) {
        return new RemoteAccess(
                fact.value("country"),
                fact.value("purpose"),
                fact.value("safeguard"),
                fact.standing(),
                fact.value("evidence"));
    }

    private static TransferPage transferPage(Fact fact) {
        String seen = fact.value("seenSha256");
        return new TransferPage(
                fact.value("url"),
                fact.value("sha256"),
                Instant.parse(fact.value("seen")),
                seen.isEmpty() ? fact.value("sha256") : seen);
    }

    static Set<Integer> numbers(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(Predicate.not(String::isEmpty))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    private static String code(String value) {
        return value.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
