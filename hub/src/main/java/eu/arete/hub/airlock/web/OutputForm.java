package eu.arete.hub.airlock.web;

import eu.arete.hub.airlock.Asked;
import eu.arete.hub.airlock.OutputFile;
import eu.arete.hub.site.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What was typed to ask for an output: kept as it was when something is refused.
 *
 * @param permit the permit's number
 * @param revises the output asked again; absent for a new one
 */
public record OutputForm(
        @Nullable String permit,
        @Nullable String revises,
        @Nullable String title,
        @Nullable String what,
        @Nullable String why,
        @Nullable String sql) {

    static OutputForm empty(String permit) {
        return new OutputForm(permit, null, null, null, null, null);
    }

    static OutputForm again(OutputFile file) {
        return new OutputForm(
                file.output().permitNumber(),
                file.output().id().toString(),
                file.output().title(),
                file.current().what(),
                file.current().why(),
                file.current().sql());
    }

    /** Whether it revises an earlier request. */
    public boolean isAgain() {
        return revises != null && !revises.isBlank();
    }

    String permitName() {
        return Fields.text("permit", permit, 64);
    }

    String query() {
        return Fields.text("sql", sql, 20_000);
    }

    Asked asked() {
        return new Asked(
                Fields.text("title", title, 200),
                Fields.text("what", what, 2_000),
                Fields.text("why", why, 2_000),
                query());
    }
}
