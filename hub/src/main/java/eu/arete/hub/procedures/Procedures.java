package eu.arete.hub.procedures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The procedures declared in {@code /procedures}. */
public final class Procedures {

    /** What a dossier can follow, in the order in which they are offered. */
    public static final Procedures DOSSIERS = read("fr-standard", "eu-permit");

    /** The life of a permit, whatever the procedure that granted it. */
    public static final Procedure PERMIT = read("permit").named("permit");

    /** What a request for a document follows (France). */
    public static final Procedure DOCUMENTS = read("cada-fr").named("cada-fr");

    private final Map<String, Procedure> byName = new LinkedHashMap<>();

    private Procedures(Collection<Procedure> declared) {
        declared.forEach(procedure -> byName.put(procedure.name(), procedure));
    }

    static Procedures read(String... names) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        return new Procedures(java.util.Arrays.stream(names)
                .map(name -> read(mapper, "/procedures/" + name + ".json"))
                .toList());
    }

    public Collection<Procedure> all() {
        return java.util.Collections.unmodifiableCollection(byName.values());
    }

    public boolean has(String name) {
        return byName.containsKey(name);
    }

    public Procedure named(String name) {
        Procedure procedure = byName.get(name);
        if (procedure == null) {
            throw new IllegalArgumentException("There is no procedure " + name + ": one of " + byName.keySet());
        }
        return procedure;
    }

    private static Procedure read(JsonMapper mapper, String resource) {
        try (InputStream declared = Procedures.class.getResourceAsStream(resource)) {
            if (declared == null) {
                throw new IllegalArgumentException("Cannot find the procedure " + resource);
            }
            return mapper.readValue(declared, Procedure.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}
