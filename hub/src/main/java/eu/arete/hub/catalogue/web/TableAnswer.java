package eu.arete.hub.catalogue.web;

import eu.arete.hub.catalogue.Dataset;
import eu.arete.lake.schema.Bilingual;
import eu.arete.lake.schema.Field;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table and its variables as scripts read them. */
record TableAnswer(
        String name,
        Bilingual titles,
        String rows,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        List<String> primaryKey,
        List<Variable> variables) {

    record Variable(
            String name,
            Bilingual titles,
            String description,
            String type,
            String role,
            @Nullable String unit,
            @Nullable String codeList) {
        static Variable of(Field field) {
            return new Variable(
                    field.name(),
                    field.titles(),
                    field.description(),
                    field.type().label(),
                    field.role().label(),
                    field.unit().orElse(null),
                    field.codeList().orElse(null));
        }
    }

    static TableAnswer of(Dataset.TableState table) {
        return new TableAnswer(
                table.schema().name(),
                table.schema().titles(),
                ProtectedCount.of(table.rows()).text(),
                table.firstDay().orElse(null),
                table.lastDay().orElse(null),
                table.schema().primaryKey(),
                table.schema().fields().stream().map(Variable::of).toList());
    }
}
