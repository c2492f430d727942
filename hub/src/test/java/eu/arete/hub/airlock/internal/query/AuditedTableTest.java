package eu.arete.hub.airlock.internal.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.site.Refused;
import eu.arete.lake.sql.SqlGrammar;
import eu.arete.privacy.disclosure.Auditor;
import eu.arete.privacy.disclosure.Cell;
import eu.arete.privacy.disclosure.CellKey;
import eu.arete.privacy.disclosure.DisclosurePolicy;
import eu.arete.privacy.disclosure.Group;
import eu.arete.privacy.disclosure.OutputTable;
import eu.arete.privacy.disclosure.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditedTableTest {

    @TempDir
    static Path dir;

    private static SmallExtract extract;

    @BeforeAll
    static void open() throws Exception {
        extract = new SmallExtract(dir);
    }

    @AfterAll
    static void close() {
        extract.close();
    }

    @Test
    void each_cell_knows_its_value_and_its_persons() {
        OutputTable table = extract.audit(
                "SELECT SEX, floor(BORN / 5) * 5 AS born, count(DISTINCT IDT) AS persons FROM BEN GROUP BY SEX, born ORDER BY 1");
        assertThat(table.dimensions()).containsExactly("SEX", "born");
        assertThat(table.groups())
                .containsExactly(
                        Group.of("1", "1940.0"),
                        Group.of("1", "1945.0"),
                        Group.of("2", "1940.0"),
                        Group.of("2", "1945.0"));
        assertThat(cell(table, Group.of("1", "1940.0")).contributors()).isEqualTo(30);
        assertThat(cell(table, Group.of("1", "1940.0")).value().orElseThrow()).isEqualByComparingTo("30");
    }

    @Test
    void integer_classes_missing_values_and_using_are_understood() {
        OutputTable table = extract.audit(
                "SELECT b.SEX, (2023 - b.BORN) // 10 * 10 AS age, count(DISTINCT b.IDT) AS n, avg(a.PAID)"
                        + " FROM BEN b JOIN ACT a USING (PSA) JOIN LINE l ON l.ACT_ID = a.ID WHERE a.CODE <> 'Z' GROUP BY 1, 2 ORDER BY 1, 2");
        assertThat(table.groups())
                .containsExactly(Group.of("1", "70"), Group.of("1", "80"), Group.of("2", "70"), Group.of("2", "80"));
        assertThat(table.measures()).extracting(measure -> measure.name()).containsExactly("n", "mean_PAID");
    }

    @Test
    void two_codes_of_one_person_are_one_contributor() {
        OutputTable table = extract.audit(
                "SELECT count(DISTINCT a.PSA), count(*) AS acts FROM ACT a JOIN BEN b ON a.PSA = b.PSA WHERE b.BORN = 1940");
        assertThat(table.cells(Group.of()).get(0).value().orElseThrow()).isEqualByComparingTo("11");
        assertThat(table.cells(Group.of())).extracting(Cell::contributors).containsExactly(10L, 10L);
        assertThat(rules(table, Group.of())).containsExactly(Rule.THRESHOLD);
    }

    @Test
    void pseudonyms_are_matched_with_each_other_or_found_missing() {
        assertThat(cell(
                                extract.audit(
                                        "SELECT count(DISTINCT b.IDT) AS n FROM BEN b LEFT JOIN ACT a ON a.PSA = b.PSA"
                                                + " WHERE a.PSA IS NOT NULL"),
                                Group.of())
                        .contributors())
                .isEqualTo(100);
    }

    @Test
    void lines_without_a_person_of_their_own_are_their_parents() {
        OutputTable table = extract.audit("SELECT DRUG, count(*), sum(QUANTITY), avg(QUANTITY) FROM LINE GROUP BY ALL");
        assertThat(table.cells(Group.of("A"))).extracting(Cell::contributors).containsExactly(50L, 50L, 50L);
        assertThat(table.cells(Group.of("A")).get(1).contributions().get(0).largest())
                .isEqualByComparingTo("2");
    }

    @Test
    void a_sum_tells_what_the_two_greatest_bring() {
        OutputTable table =
                extract.audit("SELECT sum(a.PAID) AS paid FROM ACT a JOIN BEN b ON a.PSA = b.PSA WHERE SEX = '2'");
        Cell cell = cell(table, Group.of());
        assertThat(cell.value().orElseThrow()).isEqualByComparingTo("101000");
        assertThat(cell.contributions()).hasSize(2).allSatisfy(brought -> {
            assertThat(brought.largest()).isEqualByComparingTo("100020");
            assertThat(brought.second()).isEqualByComparingTo("20");
        });
        assertThat(rules(table, Group.of())).containsExactlyInAnyOrder(Rule.DOMINANCE, Rule.P_PERCENT);
    }

    @Test
    void a_parent_without_person_is_whose_its_child_tells() {
        OutputTable table = extract.audit("SELECT count(*) AS stays, sum(DAYS) AS days FROM STAY");
        assertThat(cell(table, Group.of()).value().orElseThrow()).isEqualByComparingTo("60");
        assertThat(table.cells(Group.of())).extracting(Cell::contributors).containsExactly(30L, 24L);
    }

    @Test
    void a_way_that_the_permit_does_not_grant_falls_back_on_the_rows_own_pseudonym() {
        ExtractSchema without =
                new ExtractSchema(List.of(SmallExtract.SCHEMA.tables().get(1)));
        try (SqlGrammar grammar = new SqlGrammar()) {
            AuditedTable audited = AuditedTable.of("SELECT count(*) AS n FROM ACT", without, grammar);
            assertThat(cell(audited.read(extract.run(audited.sql())), Group.of())
                            .contributors())
                    .isEqualTo(101);
        }
    }

    @Tag("attack")
    @Test
    void a_join_cannot_lend_persons_to_a_cell_about_one() {
        OutputTable table =
                extract.audit("SELECT count(DISTINCT o.IDT) AS n FROM ACT b CROSS JOIN BEN o WHERE b.CODE = 'Z'");
        assertThat(cell(table, Group.of()).value().orElseThrow()).isEqualByComparingTo("100");
        assertThat(cell(table, Group.of()).contributors()).isEqualTo(1);
        assertThat(rules(table, Group.of())).contains(Rule.THRESHOLD);
    }

    @Tag("attack")
    @Test
    void a_join_cannot_repeat_one_persons_amount_until_it_looks_like_many() {
        OutputTable table = extract.audit(
                "SELECT o.SEX, sum(a.PAID) AS paid FROM ACT a, BEN o WHERE a.PAID > 50000 GROUP BY o.SEX");
        assertThat(rules(table, Group.of("1"))).contains(Rule.THRESHOLD, Rule.DOMINANCE);
    }

    @Tag("attack")
    @Test
    void a_filter_that_isolates_a_person_leaves_an_unsafe_cell() {
        assertThat(rules(extract.audit("SELECT count(*) AS n FROM ACT WHERE PAID > 50000"), Group.of()))
                .contains(Rule.THRESHOLD);
        assertThat(rules(
                        extract.audit(
                                "SELECT count(*) AS n FROM BEN b LEFT JOIN ACT a ON a.CODE = 'Z' AND a.PAID > 50000"),
                        Group.of()))
                .contains(Rule.THRESHOLD);
    }

    @Tag("attack")
    @Test
    void the_statement_it_writes_lets_no_text_of_the_asker_out_of_its_quotes() {
        OutputTable table = extract.audit(
                "SELECT SEX AS \"a b\", count(*) AS n FROM BEN AS \"x\"\" y\" WHERE SEX <> '''; DROP TABLE BEN; --' GROUP BY 1");
        assertThat(table.dimensions()).containsExactly("a b");
        assertThat(cell(table, Group.of("2")).contributors()).isEqualTo(50);
    }

    @Tag("attack")
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sql-dimension            | SELECT PSA, count(*) FROM ACT GROUP BY PSA",
                "sql-dimension            | SELECT upper(substr(IDT, 1, 31)) AS x, count(*) FROM BEN GROUP BY 1",
                "sql-dimension            | SELECT DOCTOR, count(*) FROM ACT GROUP BY 1",
                "sql-dimension            | SELECT NOTE, count(*) FROM ACT GROUP BY 1",
                "sql-column               | SELECT b, count(*) FROM BEN b GROUP BY 1",
                "sql-column               | SELECT rowid, count(*) FROM BEN GROUP BY 1",
                "sql-column               | SELECT SEX AS s, s AS t, count(*) FROM BEN GROUP BY 1, 2",
                "sql-column               | SELECT nothing, count(*) FROM BEN GROUP BY 1",
                "sql-column               | SELECT airlock_p1, count(*) FROM BEN GROUP BY 1",
                "sql-expression           | SELECT (SELECT max(PAID) FROM ACT WHERE PSA = 'p9') AS x, count(*) FROM BEN GROUP BY 1",
                "sql-expression           | SELECT row_number() OVER () AS x, count(*) FROM BEN GROUP BY 1",
                "sql-expression           | SELECT count(*) FROM BEN WHERE IDT IN (SELECT PSA FROM ACT)",
                "sql-expression           | SELECT * FROM BEN",
                "sql-expression           | SELECT list_filter([SEX], x -> x = '1') AS y, count(*) FROM BEN GROUP BY 1",
                "sql-condition            | SELECT count(*) FROM BEN WHERE IDT = 'p7'",
                "sql-condition            | SELECT count(*) FROM BEN WHERE NOT (IDT IN ('p7', 'p8'))",
                "sql-condition            | SELECT count(*) FROM BEN WHERE IDT = SEX",
                "sql-condition            | SELECT count(*) FROM BEN WHERE substr(IDT, 1, 2) = 'p7'",
                "sql-condition            | SELECT count(*) FROM BEN b JOIN ACT a ON a.PSA = b.PSA AND a.PSA <> 'p7'",
                "sql-condition            | SELECT count(*) FROM BEN WHERE CASE WHEN PSA > 'p5' THEN true ELSE false END",
                "sql-condition            | SELECT count(*) FROM ACT WHERE NOTE LIKE '%Durand%'",
                "sql-from                 | SELECT count(*) FROM (SELECT concat('p', i) AS IDT FROM range(100) t(i)) BEN",
                "sql-from                 | SELECT count(*) FROM range(100)",
                "sql-from                 | SELECT count(*) FROM (VALUES ('p1'), ('p2')) BEN(IDT)",
                "sql-from                 | SELECT count(*) FROM BEN AS b(IDT, PSA, SEX, BORN)",
                "sql-from                 | SELECT 1",
                "sql-table                | SELECT count(*) FROM read_csv_auto",
                "sql-table                | SELECT count(*) FROM 'secret.parquet'",
                "sql-table                | SELECT count(*) FROM airlock_codes",
                "sql-join                 | SELECT count(*) FROM BEN FULL JOIN ACT USING (PSA)",
                "sql-join                 | SELECT count(*) FROM BEN NATURAL JOIN ACT",
                "sql-join                 | SELECT count(*) FROM BEN POSITIONAL JOIN ACT",
                "sql-join                 | SELECT count(*) FROM BEN SEMI JOIN ACT USING (PSA)",
                "sql-alias                | SELECT count(*) FROM BEN, BEN",
                "sql-name                 | SELECT count(*) FROM BEN airlock_t1",
                "sql-name                 | SELECT count(*) AS \"=cmd()\" FROM BEN",
                "sql-twin                 | SELECT SEX, count(*) AS sex FROM BEN GROUP BY 1",
                "sql-clause               | WITH x AS (SELECT 1) SELECT count(*) FROM BEN",
                "sql-clause               | SELECT SEX, count(*) FROM BEN GROUP BY SEX HAVING count(*) > 3",
                "sql-clause               | SELECT SEX, count(*) FROM BEN GROUP BY SEX LIMIT 1",
                "sql-clause               | SELECT DISTINCT SEX, count(*) FROM BEN GROUP BY SEX",
                "sql-clause               | SELECT count(*) FROM BEN UNION ALL SELECT count(*) FROM ACT",
                "sql-clause               | SELECT SEX, count(*) FROM BEN GROUP BY ROLLUP (SEX)",
                "sql-clause               | SELECT count(*) FROM BEN TABLESAMPLE 10%",
                "sql-group                | SELECT count(*) FROM BEN GROUP BY SEX",
                "sql-group                | SELECT SEX, count(*) FROM BEN GROUP BY BORN",
                "sql-group                | SELECT SEX, count(*) FROM BEN",
                "sql-no-measure           | SELECT SEX FROM BEN GROUP BY SEX",
                "sql-measure              | SELECT count(IDT) FROM BEN",
                "sql-measure              | SELECT count(DISTINCT SEX) FROM BEN",
                "sql-measure              | SELECT count(DISTINCT concat('p', BORN)) FROM BEN",
                "sql-measure              | SELECT sum(CASE WHEN IDT = 'p9' THEN 1 ELSE 0 END) FROM BEN",
                "sql-measure              | SELECT sum(PAID) FILTER (WHERE PSA = 'p9') FROM ACT",
                "sql-measure              | SELECT sum(DISTINCT PAID) FROM ACT",
                "sql-expression           | SELECT max(PAID) OVER () AS m, count(*) FROM ACT GROUP BY 1",
                "sql-dimension-constant   | SELECT 'x' AS x, count(*) FROM BEN GROUP BY 1",
                "sql-persons              | SELECT count(DISTINCT b.IDT) FROM BEN b, LABEL l",
                "sql-persons              | SELECT CODE, count(*) FROM LABEL GROUP BY CODE",
                "sql-not-one-statement    | SELECT count(*) FROM BEN; SELECT 1",
                "sql-not-a-query          | DROP TABLE BEN",
                "sql-syntax               | SELEC count(*) FROM BEN",
            })
    void what_the_airlock_cannot_answer_for_is_refused(String code, String sql) {
        assertThatThrownBy(() -> extract.audit(sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo("airlock." + code));
    }

    private static Cell cell(OutputTable table, Group group) {
        return table.cells(group).get(0);
    }

    private static Set<Rule> rules(OutputTable table, Group group) {
        return Auditor.check(table, DisclosurePolicy.current())
                .rules(new CellKey(group, table.measures().get(0)));
    }
}
