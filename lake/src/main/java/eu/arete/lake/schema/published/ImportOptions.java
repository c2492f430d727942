package eu.arete.lake.schema.published;

import java.util.List;
import java.util.Map;

/**
 * What the published schemas do not say.
 *
 * @param dataset name of the dataset to be described
 * @param partner organisation that deposits into it
 * @param years of the files, ascending: a yearly table is made once for each; the other tables have the fields of any of them; empty: all fields, names as published
 * @param lists nomenclatures by name: those that columns name become part of the descriptor
 * @param rejectsOutside whether a code outside its list rejects the row; if not, it is told
 */
public record ImportOptions(
        String dataset,
        String partner,
        String title,
        char delimiter,
        String encoding,
        List<Integer> years,
        Map<String, PublishedList> lists,
        boolean rejectsOutside) {
    public ImportOptions {
        years = List.copyOf(years);
        lists = Map.copyOf(lists);
    }

    public ImportOptions(
            String dataset, String partner, String title, char delimiter, String encoding, List<Integer> years) {
        this(dataset, partner, title, delimiter, encoding, years, Map.of(), true);
    }
}
