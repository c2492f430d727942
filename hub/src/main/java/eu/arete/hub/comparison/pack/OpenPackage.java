package eu.arete.hub.comparison.pack;

import eu.arete.hub.Sha256;
import eu.arete.hub.comparison.Results;
import eu.arete.hub.comparison.dossier.DossierReader;
import eu.arete.hub.comparison.dossier.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of a published comparison. */
public final class OpenPackage {
    /** Where the dossier is in a package. */
    public static final String DATA = "data/";

    private OpenPackage() {}

    public static Map<String, byte[]> of(DossierReader.Read read, Results results) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        List<Sheet> sheets = new ArrayList<>(data(read));
        sheets.addAll(new PlaceTables(results).all());
        sheets.addAll(new FactTables(results).all());
        sheets.forEach(sheet -> files.put(sheet.path(), sheet.bytes()));
        files.put(DATA + DossierReader.HEAD, CanonicalJson.of(read.dossier().head()));
        read.criteria().forEach((name, bytes) -> files.put(DossierReader.CRITERIA + name, bytes));
        files.put("results.json", CanonicalJson.of(results));
        new Drawings(results).all().forEach(files::put);
        files.put("index.html", new Page(results, Words.EN).bytes());
        files.put("index.fr.html", new Page(results, Words.FR).bytes());
        new Metadata(results, sheets, Collections.unmodifiableSortedMap(new TreeMap<>(files)))
                .all()
                .forEach(files::put);
        files.put(Sums.FILE, Sums.of(files));
        return Collections.unmodifiableMap(files);
    }

    public static String sha256(Map<String, byte[]> files) {
        byte[] sums = files.get(Sums.FILE);
        if (sums == null) {
            throw new IllegalArgumentException("A package without " + Sums.FILE);
        }
        return Sha256.of(sums);
    }

    /** What was compared, in its canonical form: reading it again gives the same package. */
    private static List<Sheet> data(DossierReader.Read read) {
        List<Sheet> sheets = new ArrayList<>();
        for (Table table : Table.values()) {
            Sheet sheet = new Sheet(
                    DATA + table.file(),
                    "Input: " + table.file(),
                    table.columns().toArray(String[]::new));
            sheet.rows(read.rows().getOrDefault(table, List.of()).stream()
                    .map(row -> row.cells())
                    .toList());
            sheets.add(sheet);
        }
        return sheets;
    }
}
