package eu.arete.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of one command: {@code --name value…}; each at most once, none unknown. */
final class Arguments {

    /** The command line is wrong: exit code 2. */
    static final class WrongUsage extends RuntimeException {

        private static final long serialVersionUID = 1L;

        WrongUsage(String message) {
            super(message);
        }
    }

    private final Map<String, List<String>> options = new LinkedHashMap<>();

    private Arguments() {}

    static Arguments parse(List<String> words, String... known) {
        Arguments arguments = new Arguments();
        Set<String> names = Set.copyOf(Arrays.asList(known));
        List<String> values = null;
        for (String word : words) {
            if (word.startsWith("--")) {
                int equals = word.indexOf('=');
                String name = equals < 0 ? word : word.substring(0, equals);
                if (!names.contains(name)) {
                    throw new WrongUsage("unknown option " + name);
                }
                values = new ArrayList<>();
                if (arguments.options.put(name, values) != null) {
                    throw new WrongUsage(name + " is given twice");
                }
                if (equals >= 0) {
                    values.add(word.substring(equals + 1));
                }
            } else if (values == null) {
                throw new WrongUsage("unexpected word '" + word + "'");
            } else {
                values.add(word);
            }
        }
        return arguments;
    }

    boolean has(String name) {
        return options.containsKey(name);
    }

    List<String> all(String name) {
        List<String> values = options.get(name);
        if (values == null || values.isEmpty()) {
            throw new WrongUsage(name + " is missing");
        }
        return values;
    }

    String one(String name) {
        List<String> values = all(name);
        if (values.size() > 1) {
            throw new WrongUsage(name + " takes one value");
        }
        return values.get(0);
    }

    String one(String name, String otherwise) {
        return has(name) ? one(name) : otherwise;
    }
}
