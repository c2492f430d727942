package eu.arete.lake.schema.published;

import java.util.List;

/**
 * A descriptor made of published schemas.
 *
 * @param json a {@code datapackage.json} that {@link eu.arete.lake.schema.DatasetDescriptor#parse} reads
 * @param notes what could not be carried over as it was published, and what was done instead
 */
public record Draft(byte[] json, List<Note> notes) {
    public Draft {
        notes = List.copyOf(notes);
    }

    /** Where something was changed on the way, and how. */
    public record Note(String table, String field, String what) {}
}
