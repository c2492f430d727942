package eu.arete.hub.access.internal;

import java.util.List;
import java.util.Objects;

/**
 * What goes with a command.
 *
 * @param reasons why; published with a decision
 * @param recommendations of an opinion
 * @param fields of the application that a request for information is about
 * @param conditions of a permit
 */
public record Details(String reasons, String recommendations, List<String> fields, List<String> conditions) {

    public static final Details NONE = new Details("", "", List.of(), List.of());

    /** JSON may lack any of these. */
    public Details {
        reasons = reasons == null ? "" : reasons.strip();
        recommendations = recommendations == null ? "" : recommendations.strip();
        fields = fields == null
                ? List.of()
                : fields.stream().filter(Objects::nonNull).toList();
        conditions = conditions == null
                ? List.of()
                : conditions.stream()
                        .map(String::strip)
                        .filter(c -> !c.isEmpty())
                        .toList();
    }
}
