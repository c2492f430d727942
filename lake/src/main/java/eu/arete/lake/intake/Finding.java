package eu.arete.lake.intake;

/**
 * One rule broken by one row.
 *
 * @param line the physical line, the header being line 1
 * @param column the column's name; empty when the whole row is at fault
 * @param value the refused value, cut at 100 characters; empty when it could identify somebody
 */
public record Finding(long line, String column, Rule rule, String value) {

    Finding below(long lines) {
        return new Finding(line + lines, column, rule, value);
    }
}
