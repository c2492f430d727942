package eu.arete.hub.cli.demo;

import eu.arete.hub.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the demo wrote down of how far it came, so that it goes on after a stop; holds its people's passwords (mode 0600). */
final class Notebook {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final ObjectNode notes;

    Notebook(Path file) {
        this.file = file;
        this.notes = Files.exists(file) ? (ObjectNode) JSON.readTree(file.toFile()) : JSON.createObjectNode();
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(notes.path(name).asString(null));
    }

    Optional<JsonNode> node(String name) {
        return Optional.ofNullable(notes.get(name));
    }

    void note(String name, String value) {
        notes.put(name, value);
        save();
    }

    void note(String name, JsonNode value) {
        notes.set(name, value);
        save();
    }

    private void save() {
        Home.writeSecret(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(notes));
    }
}
