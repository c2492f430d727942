package eu.arete.hub.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Dossiers for tests: read from the examples, or small and made by hand. */
final class Dossiers {
    static final String CRITERIA = "criteria/tiny-1.json";

    private Dossiers() {}

    static Path repository() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("ledger/pom.xml")) ? here : here.getParent();
    }

    static Map<String, byte[]> read(Path directory) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                if (!name.endsWith(".md")) {
                    files.put(name, Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    /** Three offers, two groups of two criteria each; everything known, answers all 2 of 0 to 3. */
    static Map<String, String> tiny() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("comparison.json", """
                {"name": "tiny", "titles": {"en": "Tiny", "fr": "Petit"}, "date": "2026-01-01", "status": "opened",
                 "fictitious": true, "currency": "EUR", "months": 10, "seed": 1, "draws": 1000,
                 "sets": [{"set": "tiny", "version": "1", "weights": "even", "share": 0.5, "floor": 1}],
                 "price": {"share": 0.5, "formula": "pmin-over-p"}, "uncertainty": {"points": 0, "price": 0},
                 "earlier": []}
                """);
        files.put(CRITERIA, criteria());
        files.put("providers.csv", "id,name\na,Alpha\nb,Beta\nc,Gamma\n");
        files.put("services.csv", "id,provider,name,entity\na,a,Cloud A,ea\nb,b,Cloud B,ea\nc,c,Cloud C,ea\n");
        files.put("entities.csv", "id,name,country,in_union\nea,Entity,FR,true\n");
        files.put(
                "evidence.csv",
                "id,title,source,date,sha256,archived,disclosure,ground\n"
                        + "open,Open,https://example.org/a,2025-01-01," + "0".repeat(64) + ",,public,\n"
                        + "shut,Shut,Report,2025-01-01," + "1".repeat(64) + ",,withheld,Business secrecy\n");
        StringBuilder answers = new StringBuilder("service,set,version,criterion,answer,standing,evidence\n");
        for (String service : List.of("a", "b", "c")) {
            for (String criterion : List.of("G1.1", "G1.2", "G2.1", "G2.2")) {
                answers.append(service).append(",tiny,1,").append(criterion).append(",2,documented,open\n");
            }
        }
        files.put("answers.csv", answers.toString());
        files.put(
                "prices.csv",
                "service,item,kind,unit,quantity,unit_price,evidence\n"
                        + "a,Use,run,month,1,10,open\nb,Use,run,month,1,12,open\nc,Use,run,month,1,15,open\n");
        return files;
    }

    private static String criteria() {
        StringBuilder json = new StringBuilder("""
                {"set": "tiny", "version": "1", "titles": {"en": "Tiny", "fr": "Petit"}, "source": "https://example.org",
                 "published": "2025-01-01", "official": false, "remarks": [],
                 "groups": [{"id": "G1", "titles": {"en": "One", "fr": "Un"}}, {"id": "G2", "titles": {"en": "Two", "fr": "Deux"}}],
                 "weightSets": {"even": {"G1": 50, "G2": 50}, "uneven": {"G1": 80, "G2": 20}},
                 "criteria": [""");
        String between = "";
        for (String id : List.of("G1.1", "G1.2", "G2.1", "G2.2")) {
            json.append(between)
                    .append("{\"id\": \"")
                    .append(id)
                    .append("\", \"group\": \"")
                    .append(id, 0, 2);
            json.append(
                    "\", \"text\": {\"en\": \"Q\", \"fr\": \"Q\"}, \"testable\": null, \"note\": null, \"computed\": null,");
            json.append(" \"parameters\": {}, \"answers\": [");
            for (int answer = 0; answer < 4; answer++) {
                json.append(answer == 0 ? "" : ", ").append("{\"code\": \"").append(answer);
                json.append("\", \"label\": {\"en\": \"A\", \"fr\": \"R\"}, \"points\": ")
                        .append(answer);
                json.append(", \"level\": ").append(answer).append("}");
            }
            json.append("]}");
            between = ",\n";
        }
        return json.append("]}\n").toString();
    }

    static Map<String, byte[]> bytes(Map<String, String> files) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(UTF_8)));
        return bytes;
    }

    static ComparisonRun run(Map<String, String> files) {
        return ComparisonRun.of(bytes(files));
    }
}
