package eu.arete.hub.extraction.internal;

import eu.arete.hub.extraction.Extract;
import eu.arete.lake.store.SealedFile;

/**
 * A table of an extract and where it lies.
 *
 * @param fingerprint of its rows; empty when it was made before there were any
 */
record SealedTable(Extract.Table table, SealedFile file, String fingerprint) {}
