package eu.arete.lake.schema;

import eu.arete.lake.schema.RowCondition.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the rules between fields of a table. */
final class RowRuleReader {
    private static final int MAX_RULES = 200;
    private static final int MAX_CONDITIONS = 10;
    private static final int MAX_VALUES = 1_000;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

    private final Map<String, Field> fields;

    RowRuleReader(Map<String, Field> fields) {
        this.fields = fields;
    }

    List<RowRule> read(Cursor list) {
        List<RowRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Cursor rule : list.items(MAX_RULES)) {
            String name = rule.object().at("name").textOr("");
            if (!NAME.matcher(name).matches() || !names.add(name)) {
                rule.at("name").problem("must be lower-case letters, digits and hyphens, and no other rule’s");
            }
            List<RowCondition> require = conditions(rule.at("require"));
            if (require.isEmpty()) {
                rule.at("require").problem("must list at least one condition");
            }
            rules.add(new RowRule(name, rule.at("why").bilingual(name), conditions(rule.at("when")), require));
        }
        return rules;
    }

    private List<RowCondition> conditions(Cursor list) {
        List<RowCondition> conditions = new ArrayList<>();
        for (Cursor condition : list.items(MAX_CONDITIONS)) {
            condition(condition.object()).ifPresent(conditions::add);
        }
        return conditions;
    }

    private Optional<RowCondition> condition(Cursor cursor) {
        Field field = fields.get(cursor.at("field").textOr(""));
        Optional<Operator> operator = Operator.named(cursor.at("is").textOr(""));
        if (field == null || operator.isEmpty()) {
            cursor.problem(
                    "must name a field of this table, and what it is: present, absent, in, not-in, equal, at-least,"
                            + " at-most, more-than or less-than");
            return Optional.empty();
        }
        List<String> values = cursor.at("value").texts(MAX_VALUES);
        Optional<String> other = cursor.at("other").text();
        if (!isComplete(operator.get(), values, other)) {
            cursor.problem(operator.get().label()
                    + (operator.get().isOnPresence()
                            ? " takes no value"
                            : operator.get().isOnList() ? " takes values" : " takes one value, or the other field"));
            return Optional.empty();
        }
        if (other.isPresent() && !comparable(field, other.get())) {
            cursor.at("other")
                    .problem("must be a field of this table of the type "
                            + field.type().label());
        }
        if (field.isIdentifier() && !operator.get().isOnPresence()) {
            cursor.problem("an identifier may only be present or absent");
        }
        FieldReader.readable(cursor.at("value"), values, field.type(), field.format());
        return Optional.of(new RowCondition(field.name(), operator.get(), values, other));
    }

    private static boolean isComplete(Operator operator, List<String> values, Optional<String> other) {
        if (operator.isOnPresence()) {
            return values.isEmpty() && other.isEmpty();
        }
        return operator.isOnList()
                ? !values.isEmpty() && other.isEmpty()
                : values.size() + (other.isPresent() ? 1 : 0) == 1;
    }

    private boolean comparable(Field field, String other) {
        Field against = fields.get(other);
        return against != null && against.type() == field.type() && !against.isIdentifier();
    }
}
