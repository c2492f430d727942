package eu.arete.lake.schema;

import java.util.List;

/** Fields of a table that point to fields of another table of the same dataset. */
public record ForeignKey(List<String> fields, String table, List<String> references) {

    public ForeignKey {
        fields = List.copyOf(fields);
        references = List.copyOf(references);
    }
}
