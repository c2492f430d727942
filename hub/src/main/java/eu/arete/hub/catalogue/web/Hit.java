package eu.arete.hub.catalogue.web;

import eu.arete.hub.catalogue.Dataset;
import eu.arete.lake.schema.Bilingual;
import eu.arete.lake.schema.Field;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Something of the catalogue that a search found. */
record Hit(String path, String where, String name, Bilingual titles) {
    private static final int MOST = 200;

    /** Words match anywhere in a name, a title or a description, in either language, whatever the accents. */
    static List<Hit> search(List<Dataset> datasets, String query) {
        String wanted = plain(query);
        List<Hit> hits = new ArrayList<>();
        for (Dataset dataset : datasets) {
            String path = "/catalogue/" + dataset.name();
            var described = dataset.descriptor();
            add(hits, wanted, new Hit(path, "", dataset.name(), described.titles()), described.descriptions());
            for (Dataset.TableState table : dataset.tables()) {
                String tablePath = path + "/" + table.schema().name();
                String where = dataset.name();
                add(
                        hits,
                        wanted,
                        new Hit(
                                tablePath,
                                where,
                                table.schema().name(),
                                table.schema().titles()));
                for (Field field : table.schema().fields()) {
                    add(
                            hits,
                            wanted,
                            new Hit(
                                    tablePath + "#" + field.name(),
                                    where + " / " + table.schema().name(),
                                    field.name(),
                                    field.titles()),
                            new Bilingual(field.description(), field.description()));
                }
            }
        }
        return hits.size() > MOST ? hits.subList(0, MOST) : hits;
    }

    private static void add(List<Hit> hits, String wanted, Hit hit, Bilingual... more) {
        Stream<Bilingual> texts = Stream.concat(Stream.of(hit.titles()), Stream.of(more));
        boolean matches = plain(hit.name()).contains(wanted)
                || texts.anyMatch(text ->
                        plain(text.fr()).contains(wanted) || plain(text.en()).contains(wanted));
        if (matches) {
            hits.add(hit);
        }
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
