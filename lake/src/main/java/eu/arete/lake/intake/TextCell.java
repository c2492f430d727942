package eu.arete.lake.intake;

import eu.arete.lake.schema.Constraints;
import eu.arete.lake.schema.Field;

/** A text, kept as it is; checked against a list of values. */
final class TextCell implements CellCheck {

    private final Words allowed;

    TextCell(Field field) {
        Constraints constraints = field.constraints();
        allowed = Words.of(constraints.values());
    }

    @Override
    public int check(byte[] bytes, int from, int to, ByteSink out) {
        out.add(bytes, from, to);
        return allowed.size() > 0 && !allowed.contains(bytes, from, to) ? Rule.VALUE_ENUM.bit() : 0;
    }
}
