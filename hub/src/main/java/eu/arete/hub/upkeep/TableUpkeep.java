package eu.arete.hub.upkeep;

import eu.arete.lake.store.TableName;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a table stands. Numbers of rows are exact: for those who keep the lake up, not for anyone.
 *
 * @param rows to be seen
 * @param withdrawn rows that nobody sees any more and whose files still hold them
 * @param snapshots that are remembered
 * @param forgetsErased whether no remembered snapshot holds a row that was withdrawn
 * @param oldest the earliest date of care
 * @param past when rows begin to be past their time; null when the table has no dates
 */
public record TableUpkeep(
        TableName table,
        long rows,
        long files,
        long withdrawn,
        long snapshots,
        boolean forgetsErased,
        Instant changedAt,
        @Nullable LocalDate oldest,
        @Nullable LocalDate past) {}
