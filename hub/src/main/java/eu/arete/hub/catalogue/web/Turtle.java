package eu.arete.hub.catalogue.web;

import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.hosting.Nature;
import eu.arete.lake.schema.Bilingual;
import java.time.LocalDate;
import java.util.List;

/** The catalogue as DCAT in Turtle (W3C DCAT 3, RDF 1.1 Turtle §2.4 and §6.4 for the escapes). */
final class Turtle {
    private final String base;
    private final StringBuilder out = new StringBuilder();

    Turtle(String base) {
        this.base = base;
    }

    String write(List<Dataset> datasets) {
        out.append("@prefix dcat: <http://www.w3.org/ns/dcat#> .\n");
        out.append("@prefix dct: <http://purl.org/dc/terms/> .\n");
        out.append("@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n");
        out.append("@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n");
        out.append(iri("/catalogue")).append(" a dcat:Catalog ;\n  dct:title \"Arête\"");
        for (Dataset dataset : datasets) {
            out.append(" ;\n  dcat:dataset ").append(iri("/catalogue/" + dataset.name()));
        }
        out.append(" .\n");
        datasets.forEach(this::write);
        return out.toString();
    }

    private void write(Dataset dataset) {
        out.append('\n').append(iri("/catalogue/" + dataset.name())).append(" a dcat:Dataset ;\n");
        out.append("  dct:identifier ").append(literal(dataset.name())).append(" ;\n");
        texts("dct:title", dataset.descriptor().titles());
        texts("dct:description", dataset.descriptor().descriptions());
        out.append("  dcat:version ")
                .append(literal(Long.toString(dataset.version())))
                .append(" ;\n");
        if (dataset.nature() == Nature.SYNTHETIC) {
            out.append("  dcat:keyword \"synthetic\"@en, \"synthétique\"@fr ;\n");
        }
        dataset.firstDay().ifPresent(first -> period(first, dataset.lastDay().orElse(first)));
        out.append("  dct:accessRights <http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC> ;\n");
        out.append("  dct:publisher [ a foaf:Agent ; foaf:name ")
                .append(literal(dataset.descriptor().partner()))
                .append(" ] .\n");
    }

    private void period(LocalDate first, LocalDate last) {
        out.append("  dct:temporal [ a dct:PeriodOfTime ; dcat:startDate \"")
                .append(first)
                .append("\"^^xsd:date ; dcat:endDate \"")
                .append(last)
                .append("\"^^xsd:date ] ;\n");
    }

    private void texts(String property, Bilingual text) {
        if (!text.fr().isEmpty()) {
            out.append("  ")
                    .append(property)
                    .append(' ')
                    .append(literal(text.fr()))
                    .append("@fr, ");
            out.append(literal(text.en())).append("@en ;\n");
        }
    }

    private String iri(String path) {
        StringBuilder iri = new StringBuilder("<");
        for (char c : (base + path).toCharArray()) {
            if (c <= ' ' || "<>\"{}|^`\\".indexOf(c) >= 0) {
                iri.append(String.format("%%%02X", (int) c));
            } else {
                iri.append(c);
            }
        }
        return iri.append('>').toString();
    }

    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '\\' -> literal.append("\\\\");
                case '"' -> literal.append("\\\"");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> {
                    if (c < ' ' || c == 127) {
                        literal.append(String.format("\\u%04X", (int) c));
                    } else {
                        literal.append(c);
                    }
                }
            }
        }
        return literal.append('"').toString();
    }
}
