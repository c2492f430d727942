package eu.arete.hub.cli.move;

import eu.arete.hub.Database;
import eu.arete.hub.EmbeddedPostgresServer;
import eu.arete.hub.Migrations;
import eu.arete.hub.Sha256;
import eu.arete.hub.cli.Told;
import eu.arete.hub.cli.move.Contents.SequenceContent;
import eu.arete.hub.cli.move.Contents.TableContent;
import eu.arete.lake.store.DamagedFile;
import eu.arete.lake.store.SealedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The records of an archive to a database that has none. The rooms' own migrations make the tables, to the versions they had;
 * then one transaction fills them, with every constraint in force, counts them again and commits only what is the same.
 */
final class RecordsArrival {
    /** In a server that outlives us, a schema of this name says that what is there is half of an import. */
    private static final String MARK = "arete_arriving";

    private final Place place;
    private final SecureRandom random;
    private final Phases phases;

    RecordsArrival(Place place, SecureRandom random, Phases phases) {
        this.place = place;
        this.random = random;
        this.phases = phases;
    }

    /** @param content one hash over every table's */
    record Arrived(long tables, long rows, String content) {
        @Override
        public String toString() {
            return "%,d rows of %,d tables, the same counts and hashes".formatted(rows, tables);
        }
    }

    Arrived arrive(Contents contents, SealedFiles sealed) throws IOException, SQLException {
        Set<String> unknown = new TreeSet<>(contents.migrations().keySet());
        unknown.removeAll(Migrations.rooms());
        if (!unknown.isEmpty()) {
            throw new Told("the archive holds records of rooms that this release does not have (" + unknown
                    + "): import it with the release that made it, or a later one");
        }
        try (Database database = phases.fixed("Database, started", () -> place.startDatabase(random))) {
            phases.fixed("Tables made", () -> {
                clear(database);
                new Migrations(new DriverManagerDataSource(database.url(), database.user(), database.password()))
                        .runTo(contents.migrations());
                return true;
            });
            return phases.in("Records", () -> records(database, contents, sealed));
        }
    }

    private Arrived records(Database database, Contents contents, SealedFiles sealed) throws IOException, SQLException {
        try (Connection connection = connect(database)) {
            fill(connection, contents, sealed);
            Arrived arrived = compare(new RecordBook(connection), contents);
            connection.commit();
            connection.setAutoCommit(true);
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze");
            }
            return arrived;
        }
    }

    private void fill(Connection connection, Contents contents, SealedFiles sealed) throws SQLException, IOException {
        RecordBook book = new RecordBook(connection);
        List<String> history = book.history(contents.migrations().keySet());
        List<Table> tables = book.tables(contents.migrations().keySet());
        if (!tables.equals(contents.tables().stream().map(TableContent::table).toList())) {
            throw new Told(
                    "this release’s tables are not those of the archive: import it with the release that made it");
        }
        // Triggers that keep history as it is were obeyed when it was written; foreign keys and checks stay in force.
        for (Table table : tables) {
            book.execute("alter table " + table.qualified() + " disable trigger user");
        }
        book.execute("truncate "
                + String.join(", ", tables.stream().map(Table::qualified).toList()));
        for (TableContent table : contents.tables()) {
            fill(book, table, sealed);
        }
        for (Table table : tables) {
            book.execute("alter table " + table.qualified() + " enable trigger user");
        }
        for (SequenceContent sequence : contents.sequences()) {
            book.set(sequence);
        }
        if (!book.history(contents.migrations().keySet()).equals(history)) {
            throw new Told(
                    "this release’s migrations are not those of the archive: import it with the release that made it");
        }
    }

    private void fill(RecordBook book, TableContent table, SealedFiles sealed) throws SQLException, IOException {
        try (InputStream in = new GZIPInputStream(sealed.stream(table.file().file()), 1 << 16)) {
            book.copyIn(table.table(), in);
        } catch (DamagedFile e) {
            throw Importing.damaged(table.file().path());
        }
    }

    private static Arrived compare(RecordBook book, Contents contents) throws SQLException, IOException {
        MessageDigest all = Sha256.digest();
        for (TableContent table : contents.tables()) {
            RecordBook.Counted counted = book.count(table.table());
            if (counted.rows() != table.rows() || !counted.sha256().equals(table.sha256())) {
                throw new Told("the table " + table.table().qualified() + " did not arrive as it left: "
                        + counted.rows() + " rows of " + table.rows() + "; nothing was kept");
            }
            all.update(("%s %d %s%n".formatted(table.table().qualified(), counted.rows(), counted.sha256()))
                    .getBytes(StandardCharsets.UTF_8));
        }
        if (!book.sequences(contents.migrations().keySet()).equals(contents.sequences())) {
            throw new Told("the sequences did not arrive as they left; nothing was kept");
        }
        return new Arrived(
                contents.tables().size(), contents.rows(), HexFormat.of().formatHex(all.digest()));
    }

    /** An empty database, or the half of an import that died; never somebody's records. */
    private void clear(Database database) throws SQLException {
        try (Connection connection = connect(database)) {
            RecordBook book = new RecordBook(connection);
            Map<String, String> there = book.migrations();
            if (book.hasSchema(MARK)) {
                Set<String> half = new TreeSet<>(there.keySet());
                half.addAll(Migrations.rooms());
                for (String room : half) {
                    book.execute("drop schema if exists " + Table.quoted(room) + " cascade");
                }
            } else if (!there.isEmpty()) {
                throw new Told("the database holds a hub’s records already (" + String.join(", ", there.keySet())
                        + "): give an empty one");
            }
            if (outlivesUs()) {
                book.execute("create schema if not exists " + MARK);
            }
            connection.commit();
        }
    }

    /** The home has its name: what is in the database is whole, too. */
    void over() throws SQLException {
        if (outlivesUs()) {
            try (Database database = place.startDatabase(random);
                    Connection connection = connect(database)) {
                new RecordBook(connection).execute("drop schema if exists " + MARK);
                connection.commit();
            }
        }
    }

    /** The embedded server's data go with the home that did not arrive. */
    private boolean outlivesUs() {
        return !place.records().url().isBlank();
    }

    /** Ends the server of an import that died, which outlives it. */
    void abandon() {
        new EmbeddedPostgresServer(place.home().database(), place.home().root(), random).abandon();
    }

    private static Connection connect(Database database) throws SQLException {
        Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
        connection.setAutoCommit(false);
        return connection;
    }
}
