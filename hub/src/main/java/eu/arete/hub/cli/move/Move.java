package eu.arete.hub.cli.move;

import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import picocli.CommandLine.Command;

/** {@code ./arete move}. */
@Command(
        name = "move",
        mixinStandardHelpOptions = true,
        subcommands = {MoveExport.class, MoveImport.class, MoveDrill.class},
        description = {
            "Takes a stopped hub to another home: its records, lake, extracts, releases and log as files only its keys open.",
            "The same makes and restores backups."
        },
        footer = {
            "",
            "Examples:",
            "  arete move export --home /var/lib/arete --out /backup/today --keys /media/keys/today",
            "  arete move import /backup/today --home /srv/arete --keys /media/keys/today",
            "  arete move drill --home /var/lib/arete --out drill.json",
            "",
            "Exit codes: 0 done, 1 refused or failed, 2 wrong usage."
        })
public final class Move {
    /** Work that a full disk or a server that is down can end: both are told in a line. */
    interface Errand {
        void run() throws IOException, SQLException;
    }

    static int run(Errand errand) {
        quiet();
        try {
            errand.run();
            return 0;
        } catch (UncheckedIOException e) {
            throw new Told(e.getMessage() + " (" + e.getCause() + ")", e);
        } catch (FileSystemException e) {
            throw new Told(e.getFile() + ": " + (e.getReason() == null ? "not there" : e.getReason()), e);
        } catch (IOException | SQLException e) {
            throw new Told(String.valueOf(e.getMessage()), e);
        }
    }

    /** These commands speak for themselves; of the libraries below them only warnings are told. */
    private static void quiet() {
        LoggingSystem.get(Move.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }
}
