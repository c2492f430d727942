package eu.arete.hub.cli.move;

import eu.arete.hub.Database;
import eu.arete.hub.Home;
import eu.arete.hub.Vault;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.security.SecureRandom;

/**
 * Where a hub is: its home, its database, its keys.
 *
 * @param records an embedded server in the home when its address is blank
 * @param token files of the home when its library is blank
 */
public record Place(Home home, Records records, Token token) {
    /** @param binaries where the embedded server's programs are; blank: in the home */
    public record Records(String url, String user, String password, String binaries) {
        @Override
        public String toString() {
            return "Records[" + (url.isBlank() ? "embedded" : "a server by address") + "]";
        }
    }

    /** A PKCS#11 token, as in the hub's settings. */
    public record Token(String library, String label, String pinFile) {
        static final Token NONE = new Token("", "", "");
    }

    /** A home that has everything in it. */
    public static Place of(Home home, String binaries) {
        return new Place(home, new Records("", "", "", binaries), Token.NONE);
    }

    Place at(Home elsewhere) {
        return new Place(elsewhere, records, token);
    }

    Database startDatabase(SecureRandom random) {
        return Database.open(home, random, records.url, records.user, records.password, records.binaries);
    }

    KeyStore openKeys(SecureRandom random) throws IOException {
        return Vault.open(home, random, token.library, token.label, token.pinFile);
    }
}
