package eu.arete.lake.intake;

import eu.arete.lake.schema.Constraints;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.FieldRole;
import eu.arete.lake.schema.FieldType;
import eu.arete.privacy.ExpectedDigits;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that one column's cells must obey. For one thread. */
final class ColumnCheck {

    /** Between cells, and for a missing value, in what the pass writes: no text may hold a control character. */
    static final byte SEPARATOR = 0x1F;

    static final byte NULL = 0x1E;

    final Field field;
    final ExpectedDigits expected;
    final @Nullable CodeSet codes;
    private final CellCheck cell;
    private final Words missing;
    private final boolean required;
    private final int minLength;
    private final int maxLength;
    private final @Nullable PatternCheck pattern;

    /** @param codes the list its values come from, to be asked of values that are otherwise sound */
    ColumnCheck(Field field, IdentifierCell identifiers, Optional<CodeSet> codes) {
        this.field = field;
        this.codes = codes.orElse(null);
        Constraints rules = field.constraints();
        cell = cell(field, identifiers);
        missing = Words.of(field.missingValues());
        required = rules.required();
        minLength = rules.minLength().orElse(0);
        maxLength = rules.maxLength().orElse(Integer.MAX_VALUE);
        pattern = rules.pattern().map(PatternCheck::new).orElse(null);
        expected = expected(field);
    }

    private static CellCheck cell(Field field, IdentifierCell identifiers) {
        if (field.isIdentifier()) {
            return identifiers;
        }
        return switch (field.type()) {
            case STRING -> new TextCell(field);
            case INTEGER -> new IntegerCell(field, 0);
            case YEAR -> new IntegerCell(field, 4);
            case NUMBER -> new NumberCell(field);
            case DATE -> new DateCell(field, true);
            case YEARMONTH -> new DateCell(field, false);
        };
    }

    /** Codes are long numbers too: 15 digits with the key of a NIR are refused in them, 13 digits without are not. */
    private static ExpectedDigits expected(Field field) {
        Constraints rules = field.constraints();
        if (field.isIdentifier() || field.role() == FieldRole.FREE_TEXT) {
            return ExpectedDigits.NONE;
        }
        boolean codes = field.type() != FieldType.STRING
                || field.codeList().isPresent()
                || rules.pattern().isPresent()
                || !rules.values().isEmpty();
        return codes ? ExpectedDigits.CODES : ExpectedDigits.NONE;
    }

    /** A literal of a rule in the form in which this column's values are given to the lake. */
    byte[] literal(String text) {
        return cell.literal(text);
    }

    Optional<DateCell> date() {
        return cell instanceof DateCell date ? Optional.of(date) : Optional.empty();
    }

    /** Appends the value, or the mark of a missing one; returns the bits of the rules broken. */
    int check(byte[] bytes, int from, int to, ByteSink out) {
        if (missing.contains(bytes, from, to)) {
            out.add(NULL);
            return required ? Rule.VALUE_REQUIRED.bit() : 0;
        }
        int faults = cell.check(bytes, from, to, out);
        if (Rule.VALUE_TYPE.isIn(faults) || Rule.VALUE_IDENTIFIER.isIn(faults)) {
            return faults;
        }
        if (minLength > 0 || maxLength < Integer.MAX_VALUE) {
            int length = characters(bytes, from, to);
            faults |= length < minLength || length > maxLength ? Rule.VALUE_LENGTH.bit() : 0;
        }
        return pattern == null || pattern.matches(bytes, from, to) ? faults : faults | Rule.VALUE_PATTERN.bit();
    }

    private static int characters(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                count++;
            }
        }
        return count;
    }
}
