package eu.arete.hub.cli.demo;

import eu.arete.hub.cli.HubClient;
import eu.arete.hub.cli.Told;
import tools.jackson.databind.JsonNode;

/** The hub compiles the permit and takes out of the lake what it says, without those who oppose. */
final class ExtractSteps {
    private static final int WAIT = 200;

    private final Cast cast;
    private final Notebook notebook;
    private long persons;

    ExtractSteps(Cast cast, Notebook notebook) {
        this.cast = cast;
        this.notebook = notebook;
    }

    /** Waits for the extract that the permit's coming into force started. */
    String await() throws InterruptedException {
        HubClient analyst = cast.as(Player.ANALYST);
        String address = "/api/v1/extracts/" + notebook.text("permit").orElseThrow();
        JsonNode answer = analyst.get(address);
        if (answer.path("state").asString().equals("NONE")) {
            answer = analyst.post(address, "{}");
        }
        while (!answer.path("extract").isObject()) {
            if (answer.path("state").asString().equals("FAILED")) {
                throw new Told("The extract failed: " + answer.path("failure").asString());
            }
            Thread.sleep(WAIT);
            answer = analyst.get(address);
        }
        JsonNode extract = answer.path("extract");
        persons = extract.path("persons").asLong();
        long rows = 0;
        for (JsonNode table : extract.path("tables")) {
            rows += table.path("rows").asLong();
        }
        return "%,d persons, %,d rows in %d tables"
                .formatted(persons, rows, extract.path("tables").size());
    }

    long persons() {
        return persons;
    }
}
