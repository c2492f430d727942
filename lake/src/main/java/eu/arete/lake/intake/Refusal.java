package eu.arete.lake.intake;

/**
 * Why a whole file is refused, at the first place it was seen.
 *
 * @param line the physical line, the header being line 1; 0 when no line is at fault
 * @param column the column's name; empty when none is at fault
 * @param detail what was found, without any value of a person
 */
public record Refusal(Rule rule, long line, String column, String detail) {

    Refusal below(long lines) {
        return new Refusal(rule, line + lines, column, detail);
    }
}
