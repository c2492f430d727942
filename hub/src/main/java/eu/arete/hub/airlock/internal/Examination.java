package eu.arete.hub.airlock.internal;

import eu.arete.hub.access.Permit;
import eu.arete.hub.airlock.TableMarks;
import eu.arete.hub.airlock.internal.query.AuditedTable;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.lake.sql.SqlGrammar;
import eu.arete.privacy.disclosure.DisclosurePolicy;
import eu.arete.privacy.disclosure.OutputTable;
import eu.arete.privacy.disclosure.ProtectedTable;
import eu.arete.privacy.disclosure.Protection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes the table of a query on a permit's extract, and what may leave of it. */
@Component
public class Examination {

    private final ProjectExtracts extracts;
    private final DisclosurePolicy policy = DisclosurePolicy.current();
    private final SqlGrammar grammar = new SqlGrammar();

    Examination(ProjectExtracts extracts) {
        this.extracts = extracts;
    }

    /** What would leave: its bytes, and what a reviewer sees of it. */
    public record Examined(TableMarks preview, TableMarks review, byte[] csv) {}

    public DisclosurePolicy policy() {
        return policy;
    }

    /** @throws Refused when the airlock cannot answer for the query, or nothing of its table could leave */
    public Examined examine(Permit permit, String sql) {
        AuditedTable audited = AuditedTable.of(sql, extracts.schema(permit), grammar);
        List<List<@Nullable String>> rows = extracts.answer(permit, audited.sql(), policy.maximumRows() + 1);
        if (rows.size() > policy.maximumRows()) {
            throw Refused.because("airlock.too-many-rows", policy.maximumRows()).at(Place.field("sql"));
        }
        OutputTable asked = audited.read(rows);
        ProtectedTable safe = Protection.apply(asked, policy);
        Marks marks = new Marks(asked, safe, policy);
        return new Examined(marks.preview(), marks.review(), CsvFile.of(safe.released()));
    }
}
