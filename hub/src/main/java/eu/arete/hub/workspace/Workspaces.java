package eu.arete.hub.workspace;

import eu.arete.hub.access.Permit;
import eu.arete.lake.engine.TableShape;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Workspaces as other rooms use them. Who may ask is theirs to check; that the permit is in force is checked here. */
public interface Workspaces {

    /**
     * The tables of the permit's extract as queries see them.
     *
     * @throws eu.arete.hub.site.Refused when the permit is not in force or its extract is not made yet
     */
    List<TableShape> tables(Permit permit);

    /**
     * Runs one query on the permit's extract, where project queries run, and waits for it. It is kept in nobody's history.
     *
     * @param most rows handed back at most; the result says when there were more
     * @throws eu.arete.hub.site.Refused with what is wrong with the statement, or which limit it met
     */
    QueryResult answer(Permit permit, String sql, int most);

    /** The text of a query of this permit's history, to ask its result out; empty when it has none of that identity. */
    Optional<String> sql(Permit permit, UUID query);
}
