package eu.arete.lake.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SqlGrammarTest {

    private final SqlGrammar grammar = new SqlGrammar();

    @AfterEach
    void close() {
        grammar.close();
    }

    @Test
    void a_query_written_back_reads_as_the_same_query() throws SqlFault {
        String sql = "SELECT b.\"order\" AS o, count_star() FROM (t AS b INNER JOIN u USING (a, \"Sélect\"))"
                + " WHERE ((x != 'it''s') AND (y IN (1, 2))) GROUP BY 1";
        String written = grammar.write(grammar.read(sql));
        assertThat(grammar.write(grammar.read(written))).isEqualTo(written);
        assertThat(written).contains("\"order\"", "it''s", "\"Sélect\"");
    }

    @Test
    void what_is_not_one_query_is_told_apart() {
        assertThatThrownBy(() -> grammar.read("SELECT 1; SELECT 2"))
                .isInstanceOfSatisfying(
                        SqlFault.class, fault -> assertThat(fault.kind()).isEqualTo(SqlFault.Kind.NOT_ONE_STATEMENT));
        assertThatThrownBy(() -> grammar.read("DROP TABLE t"))
                .isInstanceOfSatisfying(
                        SqlFault.class, fault -> assertThat(fault.kind()).isEqualTo(SqlFault.Kind.NOT_A_QUERY));
        assertThatThrownBy(() -> grammar.read("SELEC 1"))
                .isInstanceOfSatisfying(
                        SqlFault.class, fault -> assertThat(fault.kind()).isEqualTo(SqlFault.Kind.SYNTAX));
        assertThatThrownBy(() -> grammar.read(" ".repeat(SqlGrammar.MAX_LENGTH + 1)))
                .isInstanceOf(SqlFault.class);
    }

    @Test
    void a_text_nested_beyond_reason_is_a_fault_and_not_a_crash() {
        String sql = "SELECT " + "(".repeat(9_000) + "1" + ")".repeat(9_000);
        assertThatThrownBy(() -> grammar.read(sql)).isInstanceOf(SqlFault.class);
        String chain = "SELECT 1" + "+1".repeat(9_000);
        assertThatThrownBy(() -> grammar.read(chain)).isInstanceOf(SqlFault.class);
    }
}
