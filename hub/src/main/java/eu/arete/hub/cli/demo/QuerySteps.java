package eu.arete.hub.cli.demo;

import eu.arete.hub.cli.HubClient;
import eu.arete.hub.cli.Told;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The demo's questions, put to the extract in the workspace, each answer held against the truth. */
final class QuerySteps {
    private static final int WAIT = 50;

    private final Cast cast;
    private final Notebook notebook;
    private final Map<String, Object> answers = new LinkedHashMap<>();

    QuerySteps(Cast cast, Notebook notebook) {
        this.cast = cast;
        this.notebook = notebook;
    }

    String run(TruthFile truth, Checks checks) throws InterruptedException {
        HubClient analyst = cast.as(Player.ANALYST);
        String address = "/api/v1/workspaces/" + notebook.text("permit").orElseThrow() + "/queries";
        int asked = 0;
        for (JsonNode query : truth.root().path("queries")) {
            JsonNode result = answer(analyst, address, query.path("sql").asString());
            List<List<String>> rows = plain(result.path("rows"));
            String name = query.path("name").asString();
            answers.put(name, rows);
            checks.same("query " + name, plain(query.path("rows")), rows);
            asked++;
        }
        return asked + " queries answered";
    }

    private static JsonNode answer(HubClient analyst, String queries, String sql) throws InterruptedException {
        JsonNode query = analyst.post(queries, Map.of("sql", sql));
        String address = queries + "/" + query.path("id").asString();
        while (query.path("endedAt").isNull() || query.path("endedAt").isMissingNode()) {
            Thread.sleep(WAIT);
            query = analyst.get(address);
        }
        if (!query.path("state").asString().equals("DONE")) {
            throw new Told("The workspace refused a query: " + query.path("refusal") + "\n" + sql);
        }
        return analyst.get(address + "/result");
    }

    Map<String, Object> answers() {
        return answers;
    }

    /** Values as text, numbers to the hundredth: 12 and 12.0 are the same answer. */
    private static List<List<String>> plain(JsonNode rows) {
        List<List<String>> plain = new ArrayList<>();
        for (JsonNode row : rows) {
            List<String> values = new ArrayList<>();
            row.forEach(value -> values.add(plainValue(value.asString(""))));
            plain.add(values);
        }
        return plain;
    }

    private static String plainValue(String value) {
        try {
            return new BigDecimal(value)
                    .setScale(2, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        } catch (NumberFormatException text) {
            return value;
        }
    }
}
