package eu.arete.desk.seal;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Set;

/**
 * What sealing needs to know of a table: how its files are written, and which columns hold a person's key.
 *
 * @param columns every column of the schema
 * @param identifiers the columns to seal, each with the texts that mean "nobody" there
 */
record SealedTable(
        String name,
        Charset charset,
        byte delimiter,
        byte quote,
        Set<String> columns,
        Map<String, Set<String>> identifiers) {}
