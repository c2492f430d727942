package eu.arete.hub.extraction.internal;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.arete.hub.access.DatasetScope;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.Precision;
import eu.arete.hub.access.TableScope;
import eu.arete.lake.extract.ExtractPlan;
import eu.arete.lake.extract.Extracted;
import eu.arete.lake.extract.ExtractedTable;
import eu.arete.lake.extract.SourceTable;
import eu.arete.lake.store.TableName;
import eu.arete.privacy.disclosure.ProtectedCount;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an extract does not hold, and why. Counts are as the disclosure rules let them out. */
public final class Minimisation {

    private Minimisation() {}

    /**
     * @param what {@code persons}, {@code table}, {@code columns}, {@code precision} or {@code rows}
     * @param why a code: {@code opposition}, {@code sample}, {@code not-granted}, {@code withheld}, {@code less-precise},
     *     {@code no-person}, {@code not-in-population-or-period}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Withheld(
            String what,
            String why,
            @Nullable String table,
            @Nullable List<String> columns,
            @Nullable String precision,
            @Nullable String count) {}

    static List<Withheld> of(Permit permit, ExtractPlan plan, Extracted extracted) {
        List<Withheld> all = new ArrayList<>();
        all.add(new Withheld(
                "persons",
                "opposition",
                null,
                null,
                null,
                ProtectedCount.of(extracted.opposed()).text()));
        if (plan.sample().perThousand() < 1000) {
            all.add(new Withheld(
                    "persons", "sample", null, null, null, (1000 - plan.sample().perThousand()) + "/1000"));
        }
        for (TableName table : extracted.withheld()) {
            all.add(new Withheld("table", "no-person", table.toString(), null, null, null));
        }
        for (DatasetScope dataset : permit.scope()) {
            dataset.tables().forEach(table -> columns(all, plan, dataset.dataset(), table));
        }
        for (ExtractedTable table : extracted.tables()) {
            all.add(new Withheld(
                    "rows",
                    "not-in-population-or-period",
                    table.table().toString(),
                    null,
                    null,
                    ProtectedCount.of(Math.max(0, table.available() - table.rows()))
                            .text()));
        }
        return List.copyOf(all);
    }

    private static void columns(List<Withheld> all, ExtractPlan plan, String dataset, TableScope table) {
        String name = dataset + "/" + table.table();
        for (SourceTable source : plan.sources()) {
            if (source.name().toString().equals(name)) {
                List<String> others = source.schema().fieldNames().stream()
                        .filter(column -> !table.columns().contains(column))
                        .toList();
                if (!others.isEmpty()) {
                    all.add(new Withheld("columns", "not-granted", name, others, null, null));
                }
            }
        }
        for (String column : table.columns()) {
            Precision precision = table.precision(column);
            if (precision == Precision.WITHHELD) {
                all.add(new Withheld("columns", "withheld", name, List.of(column), null, null));
            } else if (precision != Precision.AS_IS) {
                all.add(new Withheld("precision", "less-precise", name, List.of(column), precision.name(), null));
            }
        }
    }
}
