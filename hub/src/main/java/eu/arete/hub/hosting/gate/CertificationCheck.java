package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.Certification;
import eu.arete.hub.hosting.DeclaredHost;
import eu.arete.hub.hosting.LegalEntity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The provider itself is certified on this day, and its certificates with those of its subcontractors for this service cover all
 * activities asked. A sister company's certificate does not count, nor one for another service.
 */
final class CertificationCheck implements Check {
    @Override
    public Finding at(Instant moment, Facts facts, Parameters parameters, GatePolicy policy) {
        if (facts.host().isEmpty()) {
            return NO_HOST;
        }
        DeclaredHost host = facts.host().get();
        String scheme = parameters.text("scheme");
        LocalDate day = policy.dayOf(moment);
        List<Certification> provider = own(host, parameters);
        List<Certification> holding =
                provider.stream().filter(one -> counts(host, one, day)).toList();
        if (holding.isEmpty()) {
            return without(host, scheme, provider, day);
        }
        List<Certification> chain = Stream.concat(
                        holding.stream(), subcontractors(host, parameters).filter(one -> counts(host, one, day)))
                .toList();
        Set<Integer> missing = new TreeSet<>(parameters.numbers("activities"));
        chain.forEach(one -> missing.removeAll(one.activities()));
        List<String> evidence =
                chain.stream().map(Certification::evidence).distinct().sorted().toList();
        if (!missing.isEmpty()) {
            return Finding.failed(
                    "certification.activities",
                    evidence,
                    scheme,
                    missing.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        LocalDate until = holding.stream()
                .map(Certification::until)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Finding.met(
                "certification.met", evidence, scheme, host.provider().name(), until);
    }

    /** Says why none of the provider's counts, by the one nearest to it. */
    private static Finding without(DeclaredHost host, String scheme, List<Certification> provider, LocalDate day) {
        String name = host.provider().name();
        Optional<Certification> last = provider.stream()
                .max(Comparator.comparing((Certification one) -> one.holdsOn(day))
                        .thenComparing(Certification::until)
                        .thenComparing(Certification::evidence));
        if (last.isEmpty()) {
            return Finding.failed("certification.none", List.of(), scheme, name);
        }
        Certification one = last.get();
        List<String> evidence = List.of(one.evidence());
        if (one.holdsOn(day)) {
            return Finding.failed("certification.unproven", evidence, scheme, name);
        }
        return switch (one.status()) {
            case QUALIFIED ->
                one.from().isAfter(day)
                        ? Finding.failed("certification.not-yet", evidence, scheme, name, one.from())
                        : Finding.failed("certification.expired", evidence, scheme, name, one.until());
            case EXPIRED -> Finding.failed("certification.expired", evidence, scheme, name, one.until());
            case APPLIED, IN_AUDIT -> Finding.failed("certification.on-the-way", evidence, scheme, name);
            case NONE -> Finding.failed("certification.none", evidence, scheme, name);
        };
    }

    private static boolean counts(DeclaredHost host, Certification one, LocalDate day) {
        return one.holdsOn(day) && one.standing().opensGates() && Check.isEvidenced(host, one.evidence());
    }

    private static List<Certification> own(DeclaredHost host, Parameters parameters) {
        boolean thisVery = parameters.flag("forThisVeryService");
        return ofScheme(host, parameters)
                .filter(one -> one.entity().equals(host.provider().id()))
                .filter(one ->
                        one.service().map(named -> named.equals(host.service())).orElse(!thisVery))
                .toList();
    }

    private static Stream<Certification> subcontractors(DeclaredHost host, Parameters parameters) {
        Set<String> known = host.entities().stream().map(LegalEntity::id).collect(Collectors.toSet());
        return ofScheme(host, parameters)
                .filter(one -> !one.entity().equals(host.provider().id()) && known.contains(one.entity()))
                .filter(one -> one.service().filter(host.service()::equals).isPresent());
    }

    private static Stream<Certification> ofScheme(DeclaredHost host, Parameters parameters) {
        List<String> versions = parameters.texts("versions");
        return host.certifications().stream()
                .filter(one -> one.scheme().equals(parameters.text("scheme")))
                .filter(one -> versions.isEmpty() || versions.contains(one.version()));
    }

    @Override
    public Stream<Instant> turns(Facts facts, Parameters parameters, GatePolicy policy) {
        return facts.host().stream()
                .flatMap(host -> ofScheme(host, parameters))
                .flatMap(one -> Stream.of(policy.startOf(one.from()), policy.endOf(one.until())));
    }
}
