package eu.arete.hub.airlock;

import eu.arete.hub.site.Fields;

/**
 * What somebody asks to take out, and why.
 *
 * @param what what the table is, in words a reviewer understands
 * @param why what it is needed for
 * @param sql the aggregate query that makes it
 */
public record Asked(String title, String what, String why, String sql) {

    public Asked {
        title = Fields.text("title", title, 200);
        what = Fields.text("what", what, 2_000);
        why = Fields.text("why", why, 2_000);
        sql = Fields.text("sql", sql, 20_000);
    }
}
