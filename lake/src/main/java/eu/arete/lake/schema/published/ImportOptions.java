package eu.arete.lake.schema.published;

import java.util.List;

/**
 * What the published schemas do not say.
 *
 * @param dataset name of the dataset to be described
 * @param partner organisation that deposits into it
 * @param years of the files, ascending: a yearly table is made once for each; the other tables have the fields of any of them; empty: all fields, names as published
 */
public record ImportOptions(
        String dataset, String partner, String title, char delimiter, String encoding, List<Integer> years) {
    public ImportOptions {
        years = List.copyOf(years);
    }
}
