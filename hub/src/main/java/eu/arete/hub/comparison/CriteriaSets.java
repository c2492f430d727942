package eu.arete.hub.comparison;

import eu.arete.hub.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The criteria sets shipped with the hub, in the order in which they are shown; what is computed from them names the hash of their files. */
public final class CriteriaSets {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Map<String, Shipped> SHIPPED = read(
            "eu-csf-2026-06-01",
            "secnumcloud-3.2",
            "hds-2",
            "bsi-c3a-1.0",
            "eu-ehds-2025-327",
            "hub-functions-2026-1",
            "eu-cada-2026-proposal");

    private record Shipped(CriteriaSet set, byte[] file) {}

    private CriteriaSets() {}

    public static List<CriteriaSet> all() {
        return SHIPPED.values().stream().map(Shipped::set).toList();
    }

    public static Optional<CriteriaSet> find(String set, String version) {
        return Optional.ofNullable(SHIPPED.get(set + "-" + version)).map(Shipped::set);
    }

    /** The very bytes of the file that declares this set. */
    public static byte[] file(CriteriaSet set) {
        return shipped(set).file().clone();
    }

    /** SHA-256 of {@link #file}, in lower-case hexadecimal. */
    public static String sha256(CriteriaSet set) {
        return Sha256.of(shipped(set).file());
    }

    /** Reads a list that came with a dossier, as strictly as those that are shipped. */
    public static CriteriaSet parse(byte[] file) {
        return STRICT.readValue(file, CriteriaSet.class);
    }

    private static Shipped shipped(CriteriaSet set) {
        Shipped found = SHIPPED.get(set.set() + "-" + set.version());
        if (found == null) {
            throw new IllegalArgumentException("The criteria " + set.set() + "@" + set.version() + " are not shipped");
        }
        return found;
    }

    private static Map<String, Shipped> read(String... names) {
        Map<String, Shipped> shipped = new LinkedHashMap<>();
        for (String name : names) {
            try (InputStream declared = CriteriaSets.class.getResourceAsStream("/criteria/" + name + ".json")) {
                if (declared == null) {
                    throw new IllegalStateException("Cannot find the criteria " + name);
                }
                byte[] file = declared.readAllBytes();
                shipped.put(name, new Shipped(parse(file), file));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the criteria " + name, e);
            }
        }
        return shipped;
    }
}
