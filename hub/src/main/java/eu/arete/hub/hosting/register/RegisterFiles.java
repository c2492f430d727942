package eu.arete.hub.hosting.register;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * The register as the files that a comparison of hosts reads (UTF-8, commas, RFC 4180 quotes), as known now of today: certifications of
 * any day, other facts of this one. The same register gives the same bytes.
 */
@Service
public class RegisterFiles {
    private final HostRegister register;
    private final Replies replies;

    RegisterFiles(HostRegister register, Replies replies) {
        this.register = register;
        this.replies = replies;
    }

    /** By file name, in order. */
    public Map<String, byte[]> all() {
        List<Known> services = register.services().stream()
                .map(register::now)
                .filter(known -> known.description().isPresent())
                .toList();
        Map<String, byte[]> files = new TreeMap<>();
        files.put("providers.csv", csv("id,name", services.stream().map(RegisterFiles::provider)));
        files.put(
                "services.csv",
                csv(
                        "id,provider,name,entity",
                        services.stream()
                                .map(known -> row(
                                        known.service(),
                                        described(known, "provider"),
                                        described(known, "name"),
                                        described(known, "entity")))));
        // An entity that several services declare is told once, as the last of them tells it.
        files.put(
                "entities.csv",
                csv(
                        "id,name,country,in_union",
                        each(
                                services,
                                Kind.ENTITY,
                                List.of("id"),
                                (known, fact) -> row(
                                        fact.value("id"),
                                        fact.value("name"),
                                        fact.value("country"),
                                        fact.value("inUnion")))));
        files.put(
                "ownership.csv",
                csv(
                        "holder,held,capital,votes,veto,appoints,evidence",
                        each(
                                services,
                                Kind.STAKE,
                                List.of("holder", "held"),
                                (known, fact) -> row(
                                        fact.value("holder"),
                                        fact.value("held"),
                                        fact.value("capital"),
                                        fact.value("votes"),
                                        Boolean.toString(fact.says("veto")),
                                        Boolean.toString(fact.says("appoints")),
                                        cited(known, fact)))));
        files.put(
                "certifications.csv",
                csv(
                        "scheme,version,entity,service,activities,status,from,until,standing,evidence",
                        services.stream()
                                .flatMap(known -> known.everOf(Kind.CERTIFICATION).stream()
                                        .map(fact -> row(
                                                fact.value("scheme"),
                                                fact.value("version"),
                                                fact.value("entity"),
                                                fact.value("service"),
                                                fact.value("activities").replace(' ', ';'),
                                                fact.value("status"),
                                                fact.value("from"),
                                                fact.until().isPresent() ? fact.value("until") : "9999-12-31",
                                                fact.value("standing"),
                                                cited(known, fact))))));
        files.put(
                "locations.csv",
                csv(
                        "service,kind,country,place,standing,evidence",
                        services.stream()
                                .flatMap(known -> known.of(Kind.LOCATION).stream()
                                        .map(fact -> row(
                                                known.service(),
                                                fact.value("use"),
                                                fact.value("country"),
                                                fact.value("place"),
                                                fact.value("standing"),
                                                cited(known, fact))))));
        files.put(
                "evidence.csv",
                csv(
                        "id,title,source,date,sha256,archived,disclosure,ground",
                        services.stream()
                                .flatMap(known -> known.everOf(Kind.EVIDENCE).stream()
                                        .map(fact -> row(
                                                known.service() + "." + fact.value("id"),
                                                fact.value("title"),
                                                fact.value("source"),
                                                fact.value("date"),
                                                fact.value("sha256"),
                                                known.archived().contains(fact.value("sha256"))
                                                        ? fact.value("sha256")
                                                        : "",
                                                fact.value("disclosure"),
                                                fact.value("ground"))))));
        files.put(
                "replies.csv",
                csv(
                        "service,date,author,text",
                        services.stream()
                                .flatMap(known -> replies.to(known.service()).stream()
                                        .filter(reply -> reply.hidden().isEmpty())
                                        .map(reply -> row(
                                                reply.service(),
                                                reply.receivedAt()
                                                        .atZone(HostRegister.ZONE)
                                                        .toLocalDate()
                                                        .toString(),
                                                inert(reply.author()),
                                                inert(reply.words()))))));
        return files;
    }

    private interface ToRow {
        List<String> of(Known known, Fact fact);
    }

    private static Stream<List<String>> each(List<Known> services, Kind kind, List<String> key, ToRow toRow) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (Known known : services) {
            for (Fact fact : known.of(kind)) {
                rows.put(key.stream().map(fact::value).collect(Collectors.joining(">")), toRow.of(known, fact));
            }
        }
        return rows.values().stream();
    }

    private static List<String> provider(Known known) {
        return row(described(known, "provider"), described(known, "providerName"));
    }

    private static String described(Known known, String field) {
        return known.description().map(fact -> fact.value(field)).orElse("");
    }

    private static String cited(Known known, Fact fact) {
        return known.service() + "." + fact.value("evidence");
    }

    private static List<String> row(String... cells) {
        return Arrays.asList(cells);
    }

    /** Words of strangers: a spreadsheet must not take them for a formula. */
    private static String inert(String words) {
        return words.isEmpty() || "=+-@".indexOf(words.charAt(0)) < 0 ? words : "'" + words;
    }

    private static byte[] csv(String header, Stream<List<String>> rows) {
        List<String> lines = new ArrayList<>(List.of(header));
        rows.map(cells -> cells.stream().map(RegisterFiles::cell).collect(Collectors.joining(",")))
                .distinct()
                .sorted()
                .forEach(lines::add);
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        return text.matches("[^\",\n\r]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
