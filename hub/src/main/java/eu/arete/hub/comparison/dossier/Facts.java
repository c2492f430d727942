package eu.arete.hub.comparison.dossier;

import eu.arete.hub.comparison.CriteriaSet;
import eu.arete.hub.comparison.Criterion;
import eu.arete.hub.comparison.dossier.Dossier.Given;
import eu.arete.hub.comparison.dossier.Dossier.PriceLine;
import eu.arete.hub.comparison.dossier.Dossier.Provider;
import eu.arete.hub.comparison.dossier.Dossier.Reply;
import eu.arete.hub.comparison.dossier.Dossier.Service;
import eu.arete.hub.hosting.Certification;
import eu.arete.hub.hosting.CertificationStatus;
import eu.arete.hub.hosting.Disclosure;
import eu.arete.hub.hosting.Evidence;
import eu.arete.hub.hosting.LegalEntity;
import eu.arete.hub.hosting.Location;
import eu.arete.hub.hosting.Stake;
import eu.arete.hub.hosting.Standing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Turns rows into facts, refusing each that contradicts another or points nowhere. Facts are put in one order, whatever the order of rows. */
final class Facts {
    private static final int MOST_SERVICES = 40;

    private final Head head;
    private final Map<Table, List<Row>> rows;
    private final Map<String, CriteriaSet> sets;
    private final Map<String, Row> providers;
    private final Map<String, Row> entities;
    private final Map<String, Row> services;
    private final Map<String, Row> evidence;

    Facts(Head head, Map<Table, List<Row>> rows, Map<String, CriteriaSet> sets) {
        this.head = head;
        this.rows = rows;
        this.sets = sets;
        this.providers = byId(Table.PROVIDERS);
        this.entities = byId(Table.ENTITIES);
        this.services = byId(Table.SERVICES);
        this.evidence = byId(Table.EVIDENCE);
    }

    Dossier dossier() {
        Map<String, Evidence> pieces = new TreeMap<>();
        evidence.forEach((id, row) -> pieces.put(id, evidence(row)));
        List<Service> offers = list(Table.SERVICES, this::service, Comparator.comparing(Service::id));
        if (offers.isEmpty() || offers.size() > MOST_SERVICES) {
            throw Table.SERVICES.fault(
                    0, offers.size() + " services", "Compare at least one and at most " + MOST_SERVICES);
        }
        List<PriceLine> prices = list(
                Table.PRICES,
                this::price,
                Comparator.comparing(PriceLine::service)
                        .thenComparing(PriceLine::kind)
                        .thenComparing(PriceLine::item));
        for (Service offer : offers) {
            boolean paid = prices.stream()
                    .anyMatch(line -> line.service().equals(offer.id())
                            && line.quantity().multiply(line.lowest()).signum() > 0);
            boolean weighed = head.price().share().signum() > 0 || !prices.isEmpty();
            if (weighed && !paid) {
                throw Table.PRICES.fault(0, offer.id() + " has no price above zero", "Add what it costs");
            }
        }
        return new Dossier(
                head,
                list(
                        Table.PROVIDERS,
                        row -> new Provider(row.id("id"), row.filled("name")),
                        Comparator.comparing(Provider::id)),
                offers,
                list(Table.ENTITIES, this::entity, Comparator.comparing(LegalEntity::id)),
                stakes(),
                certifications(),
                locations(),
                answers(),
                prices,
                pieces,
                list(
                        Table.REPLIES,
                        row -> new Reply(
                                refer(row, "service", services),
                                row.date("date"),
                                row.filled("author"),
                                row.filled("text")),
                        Comparator.comparing(Reply::service)
                                .thenComparing(Reply::date)
                                .thenComparing(Reply::author)
                                .thenComparing(Reply::text)),
                sets);
    }

    private Service service(Row row) {
        return new Service(
                row.id("id"), refer(row, "provider", providers), row.filled("name"), refer(row, "entity", entities));
    }

    private LegalEntity entity(Row row) {
        return new LegalEntity(row.id("id"), row.filled("name"), row.country("country"), row.flag("in_union"));
    }

    private Evidence evidence(Row row) {
        String sha256 = row.filled("sha256");
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw row.fault("sha256", "is not a SHA-256", "Write 64 digits of 0-9 and a-f");
        }
        Disclosure disclosure = row.one("disclosure", Disclosure.class);
        if (disclosure != Disclosure.PUBLIC && row.optional("ground").isEmpty()) {
            throw row.fault("ground", "is empty though the evidence is not public", "Say on what ground of the law");
        }
        String archived = row.text("archived");
        if (archived.startsWith("/") || archived.contains("..") || archived.contains("\\") || archived.contains(":")) {
            throw row.fault("archived", "is a path", "Write the name of the copy, or leave it empty");
        }
        return new Evidence(
                row.id("id"),
                row.filled("title"),
                row.filled("source"),
                row.date("date"),
                sha256,
                row.optional("archived"),
                disclosure,
                row.optional("ground"));
    }

    private List<Stake> stakes() {
        Map<String, Stake> stakes = new TreeMap<>();
        for (Row row : rows(Table.OWNERSHIP)) {
            Stake stake = new Stake(
                    refer(row, "holder", entities),
                    refer(row, "held", entities),
                    row.percent("capital"),
                    row.percent("votes"),
                    row.flag("veto"),
                    row.flag("appoints"),
                    cited(row).orElse(""));
            if (stake.holder().equals(stake.held())) {
                throw row.fault("held", "is its own holder", "Leave out what an entity holds of itself");
            }
            if (stakes.put(stake.held() + "\n" + stake.holder(), stake) != null) {
                throw row.fault("holder", "holds the same entity in another row", "Write one row for both");
            }
            BigDecimal capital = sum(stakes, stake.held(), Stake::capital);
            BigDecimal votes = sum(stakes, stake.held(), Stake::votes);
            if (capital.max(votes).compareTo(BigDecimal.valueOf(100)) > 0) {
                throw row.fault("held", "is held by more than 100 percent", "Mend the percentages");
            }
        }
        return List.copyOf(stakes.values());
    }

    private static BigDecimal sum(Map<String, Stake> stakes, String held, Function<Stake, BigDecimal> part) {
        return stakes.values().stream()
                .filter(stake -> stake.held().equals(held))
                .map(part)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<Certification> certifications() {
        Comparator<Certification> order = Comparator.comparing(Certification::scheme)
                .thenComparing(Certification::entity)
                .thenComparing(one -> one.service().orElse(""))
                .thenComparing(Certification::from)
                .thenComparing(Certification::version);
        return list(
                Table.CERTIFICATIONS,
                row -> {
                    LocalDate from = row.date("from");
                    LocalDate until = row.date("until");
                    if (until.isBefore(from)) {
                        throw row.fault("until", "is before the first day", "Mend the dates");
                    }
                    Optional<String> service = row.optional("service");
                    service.ifPresent(ignored -> refer(row, "service", services));
                    return new Certification(
                            row.id("scheme"),
                            row.filled("version"),
                            refer(row, "entity", entities),
                            service,
                            activities(row),
                            row.one("status", CertificationStatus.class),
                            from,
                            until,
                            row.one("standing", Standing.class),
                            cited(row).orElse(""));
                },
                order);
    }

    private static Set<Integer> activities(Row row) {
        String text = row.text("activities");
        if (!text.matches("([1-9](;[1-9])*)?")) {
            throw row.fault("activities", "are not numbers", "Write them as 1;2;3, or nothing");
        }
        Set<Integer> activities = new TreeSet<>();
        text.chars().filter(c -> c != ';').forEach(c -> activities.add(c - '0'));
        return activities;
    }

    private Map<String, List<Location>> locations() {
        Map<String, List<Location>> byService = new TreeMap<>();
        for (Row row : rows(Table.LOCATIONS)) {
            byService
                    .computeIfAbsent(refer(row, "service", services), ignored -> new ArrayList<>())
                    .add(new Location(
                            row.one("kind", Location.Kind.class),
                            row.country("country"),
                            row.filled("place"),
                            row.one("standing", Standing.class),
                            cited(row).orElse("")));
        }
        Comparator<Location> order = Comparator.comparing(Location::kind)
                .thenComparing(Location::country)
                .thenComparing(Location::place);
        byService.values().forEach(list -> list.sort(order));
        return byService;
    }

    private List<Given> answers() {
        Map<String, Given> given = new LinkedHashMap<>();
        for (Row row : rows(Table.ANSWERS)) {
            String key = row.text("set") + "@" + row.text("version");
            CriteriaSet set = sets.get(key);
            if (set == null) {
                throw row.fault("set", "is not compared in that version", "Use one of " + sets.keySet());
            }
            Criterion criterion = set.criterion(row.text("criterion"))
                    .orElseThrow(() -> row.fault("criterion", "is not in " + key, "Use an identifier of that list"));
            Optional<String> answer = row.optional("answer");
            if (answer.isPresent() && criterion.answer(answer.get()).isEmpty()) {
                List<String> codes =
                        criterion.answers().stream().map(one -> one.code()).toList();
                throw row.fault("answer", "is no answer of " + criterion.id(), "Use one of " + codes + ", or nothing");
            }
            Standing standing = row.one("standing", Standing.class);
            Optional<String> cited = cited(row);
            if (answer.isPresent() && standing != Standing.CLAIMED && cited.isEmpty()) {
                throw row.fault("evidence", "is missing though the answer is more than claimed", "Cite it");
            }
            Given one = new Given(
                    refer(row, "service", services), set.set(), set.version(), criterion.id(), answer, standing, cited);
            if (given.put(one.service() + "\n" + key + "\n" + one.criterion(), one) != null) {
                throw row.fault("criterion", "is answered twice for this service", "Keep one of the rows");
            }
        }
        return given.values().stream()
                .sorted(Comparator.comparing(Given::service)
                        .thenComparing(Given::set)
                        .thenComparing(Given::version)
                        .thenComparing(Given::criterion))
                .toList();
    }

    private PriceLine price(Row row) {
        String[] range = row.filled("unit_price").split("\\.\\.", -1);
        if (range.length > 2) {
            throw row.fault(
                    "unit_price", "is no price", "Write a number, or two as 10..12 where only a range is public");
        }
        BigDecimal lowest = row.number("unit_price", range[0]);
        BigDecimal highest = row.number("unit_price", range[range.length - 1]);
        if (lowest.compareTo(highest) > 0) {
            throw row.fault("unit_price", "starts above its end", "Write the lower price first");
        }
        return new PriceLine(
                refer(row, "service", services),
                row.filled("item"),
                row.one("kind", PriceKind.class),
                row.filled("unit"),
                row.number("quantity"),
                lowest,
                highest,
                cited(row));
    }

    private Optional<String> cited(Row row) {
        Optional<String> cited = row.optional("evidence");
        cited.ifPresent(ignored -> refer(row, "evidence", evidence));
        return cited;
    }

    private static String refer(Row row, String column, Map<String, Row> known) {
        String id = row.filled(column);
        if (!known.containsKey(id)) {
            throw row.fault(column, "is declared nowhere", "Declare it in its own table, or mend the name");
        }
        return id;
    }

    private Map<String, Row> byId(Table table) {
        Map<String, Row> byId = new TreeMap<>();
        for (Row row : rows(table)) {
            if (byId.put(row.id("id"), row) != null) {
                throw row.fault("id", "is declared twice", "Keep one of the rows");
            }
        }
        return byId;
    }

    private <T> List<T> list(Table table, Function<Row, T> reading, Comparator<T> order) {
        Set<List<String>> seen = new HashSet<>();
        List<T> facts = new ArrayList<>();
        for (Row row : rows(table)) {
            if (!seen.add(row.cells())) {
                throw table.fault(row.line(), "the row is the same as an earlier one", "Keep one of them");
            }
            facts.add(reading.apply(row));
        }
        return facts.stream().sorted(order).toList();
    }

    private List<Row> rows(Table table) {
        return rows.getOrDefault(table, List.of());
    }
}
