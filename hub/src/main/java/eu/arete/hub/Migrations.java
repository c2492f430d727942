package eu.arete.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings each room's schema up to date from {@code db/<room>}; rooms do not know each other's tables. */
final class Migrations {
    private static final Pattern ROOM = Pattern.compile(".*/db/([a-z]+)/[^/]+\\.sql$");

    private final DataSource dataSource;

    Migrations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void run() {
        for (String room : rooms()) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .schemas(room)
                    .defaultSchema(room)
                    .locations("classpath:db/" + room)
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        }
    }

    static SortedSet<String> rooms() {
        SortedSet<String> rooms = new TreeSet<>();
        try {
            for (Resource script : new PathMatchingResourcePatternResolver().getResources("classpath*:db/*/V*.sql")) {
                Matcher path = ROOM.matcher(script.getURL().toString());
                if (path.matches()) {
                    rooms.add(path.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the migrations of the rooms", e);
        }
        return rooms;
    }
}
