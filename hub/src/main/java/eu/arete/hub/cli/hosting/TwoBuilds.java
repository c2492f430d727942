package eu.arete.hub.cli.hosting;

import eu.arete.hub.Sha256;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import eu.arete.hub.hosting.ProofReport.Condition;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The same sources built in two places, and what is the same in both. */
final class TwoBuilds {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BILL = "target/bom.json";
    private static final List<String> PACKAGE =
            List.of("clean", "package", "-DskipTests", "-Dspotless.check.skip=true");
    /** CycloneDX's plugin refuses Maven's offline mode; with everything fetched before, it needs no network. */
    private static final List<String> LIST = List.of("org.cyclonedx:cyclonedx-maven-plugin:makeAggregateBom");

    private final Checkout sources;
    private final boolean offline;
    private final PrintStream out;

    TwoBuilds(Checkout sources, boolean offline, PrintStream out) {
        this.sources = sources;
        this.offline = offline;
        this.out = out;
    }

    /** @param directory in which both copies are made */
    ProofReport make(Path directory) throws IOException, InterruptedException {
        String commit = sources.commit();
        String uncommitted = sources.uncommitted();
        out.println("Sources of commit " + commit);
        // Paths of different lengths: a path that found its way into a file would show.
        Path first = build(commit, directory.resolve("one"));
        Path second = build(commit, directory.resolve("the-other/somewhere/else"));
        return report(commit, uncommitted, first, second);
    }

    private Path build(String commit, Path copy) throws IOException, InterruptedException {
        long start = System.nanoTime();
        out.println("Building in " + copy);
        sources.copy(commit, copy);
        Checkout.maven(
                copy, offline ? Stream.concat(Stream.of("-o"), PACKAGE.stream()).toList() : PACKAGE);
        out.println("Listing what it is made of");
        Checkout.maven(copy, LIST);
        out.printf("  done in %d s%n", (System.nanoTime() - start) / 1_000_000_000);
        return copy;
    }

    static ProofReport report(String commit, String uncommitted, Path first, Path second)
            throws IOException, InterruptedException {
        Map<String, String> one = jars(first);
        Map<String, String> other = jars(second);
        TreeSet<String> all = new TreeSet<>(one.keySet());
        all.addAll(other.keySet());
        List<String> different = all.stream()
                .filter(name -> !one.getOrDefault(name, "").equals(other.getOrDefault(name, "-")))
                .toList();
        String bill = Sha256.of(first.resolve(BILL));
        boolean sameBill = bill.equals(Sha256.of(second.resolve(BILL)));
        ObjectNode detail = JSON.createObjectNode();
        ArrayNode components = detail.putArray("components");
        int unlicensed = components(first.resolve(BILL), components);
        List<Condition> conditions = List.of(
                new Condition(
                        "same-jars",
                        different.isEmpty() && !one.isEmpty(),
                        different.isEmpty()
                                ? one.size() + " files, byte for byte"
                                : clip("different: " + String.join(", ", different))),
                new Condition(
                        "nothing-uncommitted",
                        uncommitted.isEmpty(),
                        uncommitted.isEmpty()
                                ? "commit " + commit
                                : uncommitted.lines().count() + " files differ from the commit"),
                new Condition(
                        "bill-of-materials",
                        sameBill && components.size() > 0 && unlicensed == 0,
                        components.size() + " components, " + unlicensed + " without a licence"
                                + (sameBill ? "" : "; the two lists differ")));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("commit", commit);
        facts.put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        facts.put("maven", maven(first));
        facts.put("bom-sha256", bill);
        facts.put("components", Integer.toString(components.size()));
        one.forEach((name, hash) -> facts.put("jar." + name, hash));
        return new ProofReport(ProofKind.BUILD, Instant.now(), conditions, facts, detail);
    }

    /** The jar of each module, without those of tests and sources. */
    static Map<String, String> jars(Path copy) throws IOException {
        Map<String, String> jars = new TreeMap<>();
        try (Stream<Path> modules = Files.list(copy)) {
            for (Path target : modules.map(module -> module.resolve("target"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> built = Files.list(target)) {
                    for (Path jar : built.filter(file -> file.toString().endsWith(".jar"))
                            .filter(file -> !file.toString().matches(".*-(tests|sources|javadoc)\\.jar"))
                            .toList()) {
                        jars.put(jar.getFileName().toString(), Sha256.of(jar));
                    }
                }
            }
        }
        return jars;
    }

    /** @return how many name no licence */
    private static int components(Path bill, ArrayNode components) throws IOException {
        int unlicensed = 0;
        for (JsonNode component : JSON.readTree(Files.readString(bill)).path("components")) {
            JsonNode licence = component.path("licenses").path(0);
            String words = licence.path("license")
                    .path("id")
                    .asString(licence.path("license")
                            .path("name")
                            .asString(licence.path("expression").asString("")));
            unlicensed += words.isEmpty() ? 1 : 0;
            ObjectNode told = components.addObject();
            told.put(
                    "name",
                    component.path("group").asString("") + ":"
                            + component.path("name").asString(""));
            told.put("version", component.path("version").asString(""));
            told.put("licence", words);
            told.put("publisher", component.path("publisher").asString(""));
            for (JsonNode hash : component.path("hashes")) {
                if (hash.path("alg").asString("").equals("SHA-256")) {
                    told.put("sha256", hash.path("content").asString(""));
                }
            }
        }
        return unlicensed;
    }

    private static String maven(Path directory) throws IOException, InterruptedException {
        return Checkout.said(directory, List.of("mvn", "-B", "--version"))
                .lines()
                .map(line -> line.replaceAll("\\p{Cntrl}\\[[0-9;]*m", ""))
                .filter(line -> line.startsWith("Apache Maven"))
                .map(TwoBuilds::clip)
                .findFirst()
                .orElse("");
    }

    private static String clip(String text) {
        return text.length() > 380 ? text.substring(0, 380) + "…" : text;
    }
}
