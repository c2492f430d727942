package eu.arete.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words of a command line: options with a value, and the rest. */
record Arguments(List<String> words, Map<String, List<String>> values) {
    static Arguments parse(List<String> line, String... known) {
        List<String> words = new ArrayList<>();
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < line.size(); i++) {
            String word = line.get(i);
            if (!word.startsWith("--")) {
                words.add(word);
                continue;
            }
            if (!List.of(known).contains(word)) {
                throw new Usage("Unknown option: " + word);
            }
            if (++i == line.size()) {
                throw new Usage("A value is missing after " + word);
            }
            values.computeIfAbsent(word, key -> new ArrayList<>()).add(line.get(i));
        }
        return new Arguments(words, values);
    }

    String only(String question) {
        if (words.size() != 1) {
            throw new Usage(words.isEmpty() ? question : "Too many words: " + String.join(" ", words));
        }
        return words.get(0);
    }

    List<String> options(String name) {
        return values.getOrDefault(name, List.of());
    }

    Optional<String> option(String name) {
        List<String> given = options(name);
        if (given.size() > 1) {
            throw new Usage("Only one " + name);
        }
        return given.stream().findFirst();
    }
}
