package eu.arete.lake.engine.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The functions a query may call, as listed in {@code functions.txt}: what a new version of the engine adds is refused until read. */
record AllowedFunctions(Set<String> scalar, Set<String> table) {

    static AllowedFunctions read() {
        return new AllowedFunctions(list("functions.txt"), list("table-functions.txt"));
    }

    boolean allows(String function) {
        return scalar.contains(function.toLowerCase(Locale.ROOT));
    }

    boolean allowsTable(String function) {
        return table.contains(function.toLowerCase(Locale.ROOT));
    }

    private static Set<String> list(String resource) {
        try (InputStream in = Objects.requireNonNull(AllowedFunctions.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("//"))
                    .flatMap(line -> Arrays.stream(line.trim().split("\\s+")))
                    .filter(word -> !word.isEmpty())
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
