package eu.arete.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings each room's schema up to date from {@code db/<room>}; rooms do not know each other's tables. */
public final class Migrations {
    private static final Pattern ROOM = Pattern.compile(".*/db/([a-z]+)/[^/]+\\.sql$");

    private final DataSource dataSource;

    public Migrations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void run() {
        rooms().forEach(room -> migrate(room, MigrationVersion.LATEST));
    }

    /**
     * Makes the schemas of some rooms as they once were.
     *
     * @param versions of each room, as its history has it
     */
    public void runTo(Map<String, String> versions) {
        versions.forEach((room, version) -> migrate(room, MigrationVersion.fromVersion(version)));
    }

    private void migrate(String room, MigrationVersion version) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(room)
                .defaultSchema(room)
                .locations("classpath:db/" + room)
                .target(version)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .load()
                .migrate();
    }

    /** The rooms that keep records, of this release. */
    public static SortedSet<String> rooms() {
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
