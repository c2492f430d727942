package eu.arete.hub.hosting;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one technical test found: conditions, each met or not with what was seen, and facts. The same form is written by the
 * commands and by the hub itself, and read back when one is handed in. Whether the proof holds is not a field that could be
 * typed: it follows from the conditions, all of which the kind of proof asks for.
 *
 * @param madeAt to the second
 * @param conditions in the order they were tried
 * @param facts short texts by name, in order; never about a person
 * @param detail the raw observations, a JSON object
 */
public record ProofReport(
        ProofKind kind, Instant madeAt, List<Condition> conditions, Map<String, String> facts, ObjectNode detail) {
    /** Most characters of a report. */
    public static final int LONGEST = 512 * 1024;

    private static final String FORMAT = "arete-proof/1";
    private static final int MOST_FACTS = 200;
    private static final int LONGEST_FACT = 400;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,120}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** @param seen what was found, in few words or figures */
    public record Condition(String name, boolean met, String seen) {
        public Condition {
            checkName(name);
            checkText(seen);
        }
    }

    /** The text is not a report. Its message says what is wrong with it. */
    public static final class NotAReport extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        NotAReport(String message) {
            super(message);
        }
    }

    public ProofReport {
        madeAt = madeAt.truncatedTo(ChronoUnit.SECONDS);
        conditions = List.copyOf(conditions);
        if (conditions.size() > MOST_FACTS || facts.size() > MOST_FACTS) {
            throw new NotAReport("more than " + MOST_FACTS + " conditions or facts");
        }
        facts.forEach((name, value) -> {
            checkName(name);
            checkText(value);
        });
        facts = new LinkedHashMap<>(facts);
        detail = detail.deepCopy();
    }

    /** What a proof of this kind must show at least. A report that leaves one out proves nothing. */
    public static Set<String> required(ProofKind kind) {
        return switch (kind) {
            case KEYS ->
                Set.of(
                        "in-token",
                        "sensitive",
                        "never-extractable",
                        "made-in-token",
                        "hmac-in-token",
                        "challenge-signed",
                        "copied-disk-opens-nothing",
                        "token-is-hardware");
            case EGRESS -> Set.of("no-peer-outside", "canary-fails");
            case BROWSER -> Set.of("no-request-elsewhere", "policy-closed");
            case BUILD -> Set.of("same-jars", "nothing-uncommitted", "bill-of-materials");
            case DISCONNECT_DRILL -> Set.of("cut-off", "whole-story", "no-peer-outside");
            case REVERSIBILITY_DRILL ->
                Set.of("same-counts-and-hashes", "hub-starts-there", "log-verifies", "lake-opens");
        };
    }

    public boolean passed() {
        Set<String> missing = new TreeSet<>(required(kind));
        conditions.forEach(condition -> missing.remove(condition.name()));
        return missing.isEmpty() && !conditions.isEmpty() && conditions.stream().allMatch(Condition::met);
    }

    /** The conditions that are not met, or were not tried. */
    public List<String> unmet() {
        List<String> unmet = new ArrayList<>(conditions.stream()
                .filter(condition -> !condition.met())
                .map(Condition::name)
                .toList());
        Set<String> tried = conditions.stream().map(Condition::name).collect(Collectors.toSet());
        required(kind).stream().filter(name -> !tried.contains(name)).sorted().forEach(unmet::add);
        return unmet;
    }

    /** The report as it is kept and hashed: indented JSON, UTF-8, a line feed at its end. */
    public String text() {
        ObjectNode all = JSON.createObjectNode()
                .put("format", FORMAT)
                .put("kind", kind.name().toLowerCase(Locale.ROOT))
                .put("madeAt", madeAt.toString())
                .put("passed", passed());
        ArrayNode tried = all.putArray("conditions");
        conditions.forEach(condition -> tried.addObject()
                .put("name", condition.name())
                .put("met", condition.met())
                .put("seen", condition.seen()));
        ObjectNode known = all.putObject("facts");
        facts.forEach(known::put);
        all.set("detail", detail);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all).replace("\r\n", "\n") + "\n";
    }

    /** @throws NotAReport when the text is not a report, or claims to have passed when its conditions say no */
    public static ProofReport parse(String text) {
        if (text.length() > LONGEST) {
            throw new NotAReport("longer than " + LONGEST + " characters");
        }
        try {
            JsonNode all = JSON.readTree(text);
            if (!all.path("format").asString("").equals(FORMAT)) {
                throw new NotAReport("its format is not " + FORMAT);
            }
            List<Condition> conditions = new ArrayList<>();
            for (JsonNode condition : all.path("conditions")) {
                conditions.add(new Condition(
                        condition.path("name").asString(""),
                        condition.path("met").asBoolean(false),
                        condition.path("seen").asString("")));
            }
            Map<String, String> facts = new LinkedHashMap<>();
            all.path("facts")
                    .properties()
                    .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asString("")));
            ProofReport report = new ProofReport(
                    kind(all.path("kind").asString("")),
                    Instant.parse(all.path("madeAt").asString("")),
                    conditions,
                    facts,
                    all.path("detail") instanceof ObjectNode detail ? detail : JSON.createObjectNode());
            if (report.passed() != all.path("passed").asBoolean(false)) {
                throw new NotAReport("what it says of passing does not follow from its conditions");
            }
            return report;
        } catch (JacksonException e) {
            throw new NotAReport("not JSON");
        } catch (DateTimeParseException e) {
            throw new NotAReport("madeAt is not a moment");
        }
    }

    private static ProofKind kind(String text) {
        for (ProofKind kind : ProofKind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        throw new NotAReport("no such kind of proof");
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new NotAReport("'" + (name.length() > 40 ? name.substring(0, 40) : name) + "' is not a name");
        }
    }

    private static void checkText(String text) {
        if (text.length() > LONGEST_FACT || text.chars().anyMatch(Character::isISOControl)) {
            throw new NotAReport("a fact is longer than " + LONGEST_FACT + " characters, or not on one line");
        }
    }
}
