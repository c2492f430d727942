package eu.arete.lake.intake;

import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.TableName;

/** A file a partner delivered, and what it should be. */
public record Delivery(String file, TableName table, TableSchema schema) {}
