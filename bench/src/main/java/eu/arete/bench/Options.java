package eu.arete.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** {@code --name value} pairs of a command line. */
public record Options(Map<String, String> values) {
    public static Options parse(List<String> words) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i += 2) {
            String name = words.get(i);
            if (!name.startsWith("--")) {
                throw new Usage("Unexpected: " + name);
            }
            if (i + 1 == words.size()) {
                throw new Usage("A value is missing after " + name);
            }
            if (values.put(name, words.get(i + 1)) != null) {
                throw new Usage("Only one " + name);
            }
        }
        return new Options(values);
    }

    /** @throws Usage if there is an option that the benchmark does not know */
    public void only(String... known) {
        TreeSet<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(List.of(known));
        if (!unknown.isEmpty()) {
            throw new Usage("Unknown option: " + String.join(" ", unknown));
        }
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Path path(String name, Path otherwise) {
        return text(name).map(Path::of).orElse(otherwise);
    }

    /** A whole number of at least {@code least}. */
    public int number(String name, int least, int otherwise) {
        String text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new Usage("Not a number: " + name + " " + text);
        }
        throw new Usage(name + " is at least " + least);
    }
}
