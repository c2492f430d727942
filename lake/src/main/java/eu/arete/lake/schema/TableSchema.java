package eu.arete.lake.schema;

import java.util.List;
import java.util.Optional;

/**
 * A table as its partner delivers it: how the file is written and what each row must obey.
 *
 * @param encoding a charset in which the first 128 bytes are ASCII, by its IANA name
 * @param fixedWidth whether columns are found by their {@linkplain Field#position place} in the line; such a file has no header
 * @param quote the quoting character, or empty when the file never quotes
 * @param rules between fields of one row
 * @param person the column that designates the person of a row; empty: follow the first foreign key to its parent
 * @param linkage columns whose values in one row all designate one person
 * @param period the column of the date of care
 */
public record TableSchema(
        String name,
        Bilingual titles,
        String encoding,
        boolean fixedWidth,
        char delimiter,
        Optional<Character> quote,
        List<Field> fields,
        List<String> primaryKey,
        List<ForeignKey> foreignKeys,
        List<RowRule> rules,
        Optional<String> person,
        List<String> linkage,
        Optional<String> period) {

    public TableSchema {
        fields = List.copyOf(fields);
        primaryKey = List.copyOf(primaryKey);
        foreignKeys = List.copyOf(foreignKeys);
        rules = List.copyOf(rules);
        linkage = List.copyOf(linkage);
    }

    public Optional<Field> field(String named) {
        return fields.stream().filter(field -> field.name().equals(named)).findFirst();
    }

    public List<String> fieldNames() {
        return fields.stream().map(Field::name).toList();
    }

    public List<Field> identifiers() {
        return fields.stream().filter(Field::isIdentifier).toList();
    }
}
