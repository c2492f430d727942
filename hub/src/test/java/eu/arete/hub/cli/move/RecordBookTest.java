package eu.arete.hub.cli.move;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A table's hash is that of its rows, whatever the order they were written in, moved about in, or the server sorts by. */
class RecordBookTest {
    private static final List<String> WORDS =
            List.of("", "a", "A", "é", "É", "z", "\t", "\\N", "a\nb", "ß", "zz", "-", "Zürich");

    private Connection connection;
    private RecordBook book;

    @BeforeEach
    void an_empty_database() throws SQLException {
        connection = DriverManager.getConnection(TestDatabase.fresh());
        connection.setAutoCommit(false);
        book = new RecordBook(connection);
        book.execute("create schema one");
        book.execute("create schema two");
        for (String schema : List.of("one", "two")) {
            book.execute(
                    "create table " + schema + ".keyed (word text, n int, at timestamptz, amount numeric, facts jsonb,"
                            + " bytes bytea, size int generated always as (length(word)) stored, primary key (word, n))");
            book.execute("create table " + schema + ".keyless (word text, n int, facts json, flag boolean)");
        }
    }

    @AfterEach
    void no_trace() throws SQLException {
        connection.close();
    }

    @Test
    void the_same_rows_written_in_any_order_have_the_same_hash_and_any_other_row_another() throws Exception {
        long seed = Long.getLong("arete.test.seed", System.nanoTime());
        System.out.println("RecordBookTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 20; round++) {
            List<Row> rows = rows(random);
            write("one", rows);
            List<Row> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, random);
            write("two", shuffled);
            // Rows move when they are rewritten: the last to come is the first to be read no more.
            book.execute("update two.keyed set amount = amount where n % 2 = " + random.nextInt(2));
            book.execute("update two.keyless set flag = flag where n % 3 = 0");
            assertThat(counted("two")).as("seed " + seed).isEqualTo(counted("one"));
            assertThat(counted("one").get(0).rows()).isEqualTo(rows.size());

            book.execute(
                    "update two.keyed set bytes = bytes || '\\x00' where (word, n) = (select word, n from two.keyed"
                            + " order by random() limit 1)");
            book.execute(
                    "delete from two.keyless where ctid = (select ctid from two.keyless order by random() limit 1)");
            assertThat(counted("two").get(0).sha256())
                    .isNotEqualTo(counted("one").get(0).sha256());
            assertThat(counted("two").get(1)).isNotEqualTo(counted("one").get(1));
        }
    }

    @Test
    void tables_come_after_those_they_refer_to_and_computed_columns_stay_at_home() throws Exception {
        book.execute("create table one.a_child (parent text, n int, foreign key (parent, n) references one.keyed)");
        List<Table> tables = book.tables(List.of("one"));
        assertThat(tables).extracting(Table::name).containsExactlyInAnyOrder("keyed", "keyless", "a_child");
        assertThat(tables.get(2).name()).isEqualTo("a_child");
        assertThat(book.tables(List.of("two")).get(0).columns()).doesNotContain("size");
    }

    private record Row(String word, int n) {}

    private static List<Row> rows(Random random) {
        List<Row> rows = new ArrayList<>();
        for (int n = 0; n < 1 + random.nextInt(60); n++) {
            rows.add(new Row(WORDS.get(random.nextInt(WORDS.size())), n));
        }
        return rows;
    }

    private void write(String schema, List<Row> rows) throws SQLException {
        book.execute("truncate " + schema + ".keyed, " + schema + ".keyless");
        try (PreparedStatement keyed = connection.prepareStatement("insert into " + schema
                        + ".keyed values (?, ?, timestamptz 'epoch' + ? * interval '1 second', ? / 7.0,"
                        + " jsonb_build_object('b', ?, 'a', ?), decode(md5(?), 'hex'))");
                PreparedStatement keyless = connection.prepareStatement(
                        "insert into " + schema + ".keyless values (?, ? / 2, '{\"a\": 1}', nullif(? % 3, 1) = 0)")) {
            for (Row row : rows) {
                keyed.setString(1, row.word);
                keyed.setInt(2, row.n);
                keyed.setInt(3, row.n * 7919);
                keyed.setInt(4, row.n);
                keyed.setInt(5, row.n);
                keyed.setString(6, row.word);
                keyed.setString(7, row.word);
                keyed.addBatch();
                keyless.setString(1, row.word);
                keyless.setInt(2, row.n);
                keyless.setInt(3, row.n);
                keyless.addBatch();
            }
            keyed.executeBatch();
            keyless.executeBatch();
        }
    }

    /** What the two tables of a schema hold. */
    private List<RecordBook.Counted> counted(String schema) throws SQLException, IOException {
        List<RecordBook.Counted> counted = new ArrayList<>();
        for (Table table : book.tables(List.of(schema))) {
            counted.add(book.count(table));
        }
        return counted;
    }
}
