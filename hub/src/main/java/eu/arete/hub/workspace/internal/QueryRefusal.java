package eu.arete.hub.workspace.internal;

import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.lake.engine.EngineRefusal;

/**
 * Why a query has no result.
 *
 * @param code {@code query.…}, as the engine names it, or one of this room's
 * @param subject what it is about; may be empty
 * @param line 1-based place in the statement, and {@code column}; 0 when unknown
 */
public record QueryRefusal(String code, String subject, int line, int column) {

    static QueryRefusal of(EngineRefusal refusal, String sql) {
        return of(refusal.reason().code(), refusal.subject(), refusal.offset().orElse(-1), sql);
    }

    static QueryRefusal of(String code, String subject, int offset, String sql) {
        if (offset < 0 || offset > sql.length()) {
            return new QueryRefusal(code, subject, 0, 0);
        }
        String before = sql.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new QueryRefusal(code, subject, line, offset - (before.lastIndexOf('\n') + 1) + 1);
    }

    /** In the words of the room's messages. */
    public Refused refused() {
        Refused refused = Refused.because("workspace." + code, subject, line, column);
        return line == 0
                ? refused.at(Place.field("sql"))
                : refused.at(new Place(null, (long) line, Integer.toString(column), "sql"));
    }
}
