package eu.arete.lake.schema.published;

import java.util.List;

/** A foreign key as it is published: to a table, or to a code list. */
record PublishedKey(List<String> fields, String table, List<String> references) {
    PublishedKey {
        fields = List.copyOf(fields);
        references = List.copyOf(references);
    }
}
