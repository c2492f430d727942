package eu.arete.lake.schema.published;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A field as it is published.
 *
 * @param length as written: {@code "9"}, {@code "9,2"} for a number with two decimals, or empty
 * @param nomenclature name of the code list, without the column that some schemas append to it ({@code LIST:COLUMN})
 * @param created first year in which it is delivered; 0 when unknown
 * @param deleted year from which it is not delivered any more; 0 when it still is
 * @param missing years in between without it
 */
record PublishedField(
        String name,
        String description,
        String type,
        String format,
        String length,
        Optional<String> nomenclature,
        int created,
        int deleted,
        Set<Integer> missing,
        JsonNode constraints,
        List<String> trueValues,
        List<String> falseValues) {

    /** Whether files of this year have the column. */
    boolean existsIn(int year) {
        return year >= created && (deleted == 0 || year < deleted) && !missing.contains(year);
    }

    /** The greatest number of characters, 0 when the schema does not say or counts digits and decimals apart. */
    int characters() {
        return length.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(length) : 0;
    }
}
