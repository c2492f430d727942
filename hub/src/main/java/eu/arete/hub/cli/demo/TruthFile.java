package eu.arete.hub.cli.demo;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the generator of the data says must be found. */
record TruthFile(JsonNode root) {
    static TruthFile read(Path file) {
        return new TruthFile(JsonMapper.builder().build().readTree(file.toFile()));
    }

    long number(String name) {
        return root.path(name).asLong();
    }

    /** What must be found in a file, named {@code dataset/file}. */
    JsonNode file(String dataset, String name) {
        return root.path("files").path(dataset + "/" + name);
    }

    JsonNode query(String name) {
        for (JsonNode query : root.path("queries")) {
            if (query.path("name").asString().equals(name)) {
                return query;
            }
        }
        throw new IllegalArgumentException("no query " + name);
    }
}
