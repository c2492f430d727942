package eu.arete.lake.extract;

import eu.arete.lake.store.TableName;
import java.util.List;

/**
 * One step on the way from a table's row to its person: rows of {@code table} belong to whom the rows of {@code towards} belong
 * that have the same values.
 */
public record Link(List<String> columns, TableName towards, List<String> theirs) {}
