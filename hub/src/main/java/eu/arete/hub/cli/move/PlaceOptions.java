package eu.arete.hub.cli.move;

import eu.arete.hub.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The settings of a hub that say where its parts are; those that are not given are the environment's, as for the hub. */
final class PlaceOptions {
    @Option(
            names = "--database-url",
            paramLabel = "URL",
            defaultValue = "${env:ARETE_DATABASE_URL:-}",
            description = "a PostgreSQL server; without it, the embedded one of the home")
    private String url = "";

    @Option(
            names = "--database-user",
            paramLabel = "NAME",
            defaultValue = "${env:ARETE_DATABASE_USER:-}",
            description = "its password is read from ARETE_DATABASE_PASSWORD")
    private String user = "";

    @Option(
            names = "--keys-library",
            paramLabel = "FILE",
            defaultValue = "${env:ARETE_KEYS_LIBRARY:-}",
            description = "the PKCS#11 library of a token that holds the keys")
    private String library = "";

    @Option(
            names = "--keys-token",
            paramLabel = "LABEL",
            defaultValue = "${env:ARETE_KEYS_TOKEN:-}",
            description = "the token")
    private String token = "";

    @Option(
            names = "--keys-pin-file",
            paramLabel = "FILE",
            defaultValue = "${env:ARETE_KEYS_PIN_FILE:-}",
            description = "the file that holds its PIN")
    private String pinFile = "";

    Place at(Path home) {
        return new Place(new Home(home), new Place.Records(url, user, password(), binaries()), token());
    }

    /** A home on this machine with a database of its own, whatever that of the other is. */
    Place beside(Path home) {
        return new Place(new Home(home), new Place.Records("", "", "", binaries()), token());
    }

    private Place.Token token() {
        return new Place.Token(library, token, pinFile);
    }

    /** Never on a command line, where everybody on the machine reads it. */
    private static String password() {
        return setting("ARETE_DATABASE_PASSWORD", "arete.database.password");
    }

    private static String binaries() {
        return setting("ARETE_DATABASE_BINARIES", "arete.database.binaries");
    }

    private static String setting(String variable, String property) {
        String value = System.getenv(variable);
        return value == null ? System.getProperty(property, "") : value;
    }
}
