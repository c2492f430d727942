package eu.arete.lake.extract;

import eu.arete.lake.schema.Field;
import eu.arete.privacy.Recoding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows of a table that lies under another regime of pseudonyms than the plan is made in, read in the plan's: the distinct codes are
 * recoded in Java, and joined.
 */
final class Recoded {

    private Recoded() {}

    /**
     * @param staged whose file is there
     * @param read the columns that its query gives
     * @return a query of the same rows, in the plan's codes
     */
    static String rows(ExtractEngine engine, Staging.Staged staged, List<Field> read) {
        Optional<Recoding> recoding = staged.source().recoding();
        List<String> coded =
                read.stream().filter(Field::isIdentifier).map(Field::name).toList();
        if (recoding.isEmpty() || coded.isEmpty()) {
            return staged.rows();
        }
        String map = Sql.name("recoded:" + staged.source().name());
        String codes = coded.stream()
                .map(column -> "SELECT " + Sql.name(column) + " AS code FROM (" + staged.rows() + ")")
                .collect(Collectors.joining(" UNION ALL "));
        engine.recode(
                "SELECT DISTINCT code FROM (" + codes + ") WHERE code IS NOT NULL",
                "recoded:" + staged.source().name(),
                recoding.get());
        StringBuilder joins = new StringBuilder();
        for (int i = 0; i < coded.size(); i++) {
            joins.append(" LEFT JOIN " + map + " m" + i + " ON m" + i + ".code = t." + Sql.name(coded.get(i)));
        }
        String columns = read.stream()
                .map(Field::name)
                .map(column -> coded.contains(column)
                        ? "m" + coded.indexOf(column) + ".recoded AS " + Sql.name(column)
                        : "t." + Sql.name(column))
                .collect(Collectors.joining(", "));
        return "SELECT " + columns + " FROM (" + staged.rows() + ") t" + joins;
    }
}
