package eu.arete.hub.comparison.pack;

import eu.arete.hub.Sha256;
import eu.arete.hub.comparison.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The package as the catalogues of open data describe it: Frictionless, CSVW, RO-Crate 1.1, DataCite 4. */
final class Metadata {
    private static final String LICENCE = "CC-BY-4.0";
    private static final String LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/";
    private static final Map<String, String> TYPES =
            Map.of("csv", "text/csv", "json", "application/json", "svg", "image/svg+xml", "html", "text/html");

    private final Results results;
    private final List<Sheet> sheets;
    private final Map<String, byte[]> files;

    Metadata(Results results, List<Sheet> sheets, Map<String, byte[]> files) {
        this.results = results;
        this.sheets = sheets;
        this.files = files;
    }

    Map<String, byte[]> all() {
        Map<String, byte[]> described = new TreeMap<>();
        described.put("datapackage.json", CanonicalJson.of(frictionless()));
        described.put("csv-metadata.json", CanonicalJson.of(csvw()));
        described.put("ro-crate-metadata.json", CanonicalJson.of(crate()));
        described.put("datacite.json", CanonicalJson.of(datacite()));
        return described;
    }

    private static Map<String, Object> object(Object... fields) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            object.put((String) fields[i], fields[i + 1]);
        }
        return object;
    }

    private static String type(String path) {
        return TYPES.getOrDefault(path.substring(path.lastIndexOf('.') + 1), "text/plain");
    }

    private Map<String, Object> frictionless() {
        List<Object> resources = new ArrayList<>();
        files.forEach((path, bytes) -> {
            Map<String, Object> resource = object(
                    "name",
                    path.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
                    "path",
                    path,
                    "mediatype",
                    type(path),
                    "encoding",
                    "utf-8",
                    "bytes",
                    bytes.length,
                    "hash",
                    "sha256:" + Sha256.of(bytes));
            sheets.stream()
                    .filter(sheet -> sheet.path().equals(path))
                    .findFirst()
                    .ifPresent(sheet -> {
                        resource.put("profile", "tabular-data-resource");
                        resource.put("title", sheet.title());
                        resource.put("schema", object("fields", columns(sheet, "type")));
                    });
            resources.add(resource);
        });
        return object(
                "profile",
                "data-package",
                "name",
                results.name(),
                "title",
                results.titles().en(),
                "created",
                results.date() + "T00:00:00Z",
                "licenses",
                List.of(object("name", LICENCE, "path", LICENCE_URL)),
                "resources",
                resources);
    }

    private static List<Object> columns(Sheet sheet, String typeField) {
        List<Object> columns = new ArrayList<>();
        sheet.columns().forEach(column -> columns.add(object("name", column.name(), typeField, column.type())));
        return columns;
    }

    private Map<String, Object> csvw() {
        List<Object> tables = new ArrayList<>();
        sheets.forEach(sheet -> tables.add(object(
                "url", sheet.path(),
                "dc:title", sheet.title(),
                "tableSchema", object("columns", columns(sheet, "datatype")))));
        return object("@context", "http://www.w3.org/ns/csvw", "tables", tables);
    }

    private Map<String, Object> crate() {
        List<Object> graph = new ArrayList<>();
        List<Object> parts = new ArrayList<>();
        files.keySet().forEach(path -> parts.add(object("@id", path)));
        graph.add(object(
                "@id",
                "ro-crate-metadata.json",
                "@type",
                "CreativeWork",
                "conformsTo",
                object("@id", "https://w3id.org/ro/crate/1.1"),
                "about",
                object("@id", "./")));
        graph.add(object(
                "@id", "./",
                "@type", "Dataset",
                "name", results.titles().en(),
                "alternateName", results.titles().fr(),
                "description", description(),
                "datePublished", results.date(),
                "license", object("@id", LICENCE_URL),
                "hasPart", parts));
        graph.add(object(
                "@id",
                LICENCE_URL,
                "@type",
                "CreativeWork",
                "name",
                "Creative Commons Attribution 4.0 International",
                "identifier",
                LICENCE));
        graph.add(object(
                "@id",
                "#compare",
                "@type",
                "CreateAction",
                "name",
                "arete hosting compare, method " + results.method(),
                "object",
                List.of(object("@id", "data/comparison.json")),
                "result",
                List.of(object("@id", "results.json"))));
        files.forEach((path, bytes) -> graph.add(object(
                "@id",
                path,
                "@type",
                "File",
                "name",
                path,
                "encodingFormat",
                type(path),
                "contentSize",
                String.valueOf(bytes.length),
                "sha256",
                Sha256.of(bytes))));
        return object("@context", "https://w3id.org/ro/crate/1.1/context", "@graph", graph);
    }

    private String description() {
        return (results.fictitious() ? "Fictitious worked example. " : "")
                + "A comparison of hosts that anyone can compute again from data/ and criteria/: arete hosting verify DIR.";
    }

    private Map<String, Object> datacite() {
        byte[] found = files.get("results.json");
        return object(
                "identifiers",
                        List.of(object(
                                "identifier",
                                "sha256:" + Sha256.of(found == null ? new byte[0] : found),
                                "identifierType",
                                "SHA-256 of results.json")),
                "creators", List.of(object("name", "Arête", "nameType", "Organizational")),
                "titles",
                        List.of(
                                object("title", results.titles().en(), "lang", "en"),
                                object("title", results.titles().fr(), "titleType", "TranslatedTitle", "lang", "fr")),
                "publisher", object("name", "Arête"),
                "publicationYear", String.valueOf(results.date().getYear()),
                "dates", List.of(object("date", results.date(), "dateType", "Valid")),
                "types", object("resourceTypeGeneral", "Dataset", "resourceType", "Comparison of hosts"),
                "language", "en",
                "formats", List.of("text/csv", "application/json", "image/svg+xml", "text/html"),
                "version", results.method(),
                "rightsList",
                        List.of(object(
                                "rights", "Creative Commons Attribution 4.0 International",
                                "rightsUri", LICENCE_URL,
                                "rightsIdentifier", LICENCE)),
                "descriptions",
                        List.of(object("description", description(), "descriptionType", "Abstract", "lang", "en")),
                "schemaVersion", "http://datacite.org/schema/kernel-4");
    }
}
