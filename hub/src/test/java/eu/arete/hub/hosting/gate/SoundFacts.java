package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.Certification;
import eu.arete.hub.hosting.CertificationStatus;
import eu.arete.hub.hosting.DeclaredHost;
import eu.arete.hub.hosting.Disclosure;
import eu.arete.hub.hosting.Evidence;
import eu.arete.hub.hosting.LegalEntity;
import eu.arete.hub.hosting.Location;
import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.RemoteAccess;
import eu.arete.hub.hosting.Stake;
import eu.arete.hub.hosting.Standing;
import eu.arete.hub.hosting.TransferPage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts under which every rule is met at {@link #NOW}; a test changes the one it is about. */
final class SoundFacts {
    static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");

    static final String SERVICE = "alpine-health";
    static final LegalEntity ALPINE = new LegalEntity("alpine", "Alpine SAS", "FR", true);
    static final LegalEntity FOUNDERS = new LegalEntity("founders", "Founders", "FR", true);
    static final LegalEntity WEST = new LegalEntity("west", "West Fund", "US", false);
    static final LegalEntity CELLAR = new LegalEntity("cellar", "Cellar GmbH", "DE", true);

    final List<LegalEntity> entities = new ArrayList<>(List.of(ALPINE, FOUNDERS, WEST, CELLAR));
    final List<Stake> stakes = new ArrayList<>(List.of(stake("founders", 82), stake("west", 10)));
    final List<Location> locations = new ArrayList<>(List.of(
            location(Location.Kind.STORAGE, "FR", Standing.AUDITED),
            location(Location.Kind.BACKUP, "NO", Standing.DEMONSTRATED),
            location(Location.Kind.SUPPORT, "IN", Standing.CLAIMED)));
    final List<RemoteAccess> accesses = new ArrayList<>(List.of(
            new RemoteAccess("DE", "support", "", Standing.CLAIMED, "file"),
            new RemoteAccess("CH", "support at night", "adequacy decision", Standing.AUDITED, "file")));
    final List<Certification> certifications =
            new ArrayList<>(List.of(hds("alpine", Set.of(1, 2, 3, 4, 5)), cellar(), secnumcloud()));
    final Map<ProofKind, Proof> proofs = new EnumMap<>(ProofKind.class);
    final List<Derogation> derogations = new ArrayList<>();
    final Map<String, String> jars =
            new java.util.TreeMap<>(Map.of("hub.jar", "a".repeat(64), "lake.jar", "b".repeat(64)));
    Optional<TransferPage> page =
            Optional.of(new TransferPage("https://host.example/transfers", hash(1), at("2026-05-20"), hash(1)));
    boolean declared = true;

    SoundFacts() {
        for (ProofKind kind : ProofKind.values()) {
            proofs.put(kind, proof(kind, at("2026-05-31"), true));
        }
    }

    static Instant at(String day) {
        return Instant.parse(day + "T09:00:00Z");
    }

    static String hash(int digit) {
        return Integer.toString(digit).repeat(64);
    }

    static Stake stake(String holder, int percent) {
        BigDecimal share = BigDecimal.valueOf(percent);
        return new Stake(holder, "alpine", share, share, false, false, "file");
    }

    static Location location(Location.Kind kind, String country, Standing standing) {
        return new Location(kind, country, "Somewhere", standing, "file");
    }

    static Certification hds(String entity, Set<Integer> activities) {
        return new Certification(
                "hds",
                "2.0",
                entity,
                Optional.empty(),
                activities,
                CertificationStatus.QUALIFIED,
                LocalDate.parse("2024-07-01"),
                LocalDate.parse("2027-06-30"),
                Standing.AUDITED,
                "file");
    }

    /** The subcontractor's, for this very service. */
    static Certification cellar() {
        Certification one = hds("cellar", Set.of(6));
        return with(one, Optional.of(SERVICE), one.status(), one.until(), one.standing());
    }

    static Certification secnumcloud() {
        return new Certification(
                "secnumcloud",
                "3.2",
                "alpine",
                Optional.of(SERVICE),
                Set.of(),
                CertificationStatus.QUALIFIED,
                LocalDate.parse("2025-01-01"),
                LocalDate.parse("2028-01-01"),
                Standing.DEMONSTRATED,
                "file");
    }

    static Certification with(
            Certification one,
            Optional<String> service,
            CertificationStatus status,
            LocalDate until,
            Standing standing) {
        return new Certification(
                one.scheme(),
                one.version(),
                one.entity(),
                service,
                one.activities(),
                status,
                one.from(),
                until,
                standing,
                one.evidence());
    }

    static Proof proof(ProofKind kind, Instant madeAt, boolean passed) {
        return new Proof(
                kind,
                madeAt,
                passed,
                hash(kind.ordinal()),
                Map.of("jar.hub.jar", "a".repeat(64), "jar.lake.jar", "b".repeat(64)),
                "{}");
    }

    Facts facts() {
        Evidence file = new Evidence(
                "file",
                "File",
                "https://host.example/file",
                LocalDate.parse("2026-01-01"),
                hash(9),
                Optional.empty(),
                Disclosure.PUBLIC,
                Optional.empty());
        DeclaredHost host = new DeclaredHost(
                SERVICE,
                "Alpine Health",
                ALPINE,
                entities,
                stakes,
                locations,
                accesses,
                certifications,
                page,
                List.of(file));
        return new Facts(declared ? Optional.of(host) : Optional.empty(), proofs, derogations, jars);
    }
}
