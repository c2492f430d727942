package eu.arete.hub.cli.move;

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
    /** These commands speak for themselves; of the libraries below them only warnings are told. */
    static void quiet() {
        LoggingSystem.get(Move.class.getClassLoader()).setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
    }
}
