package eu.arete.desk;

import eu.arete.desk.form.DeskServer;
import eu.arete.desk.form.HttpHubDoor;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code arete desk}. */
final class DeskCommand {

    static final String HELP = """
            Usage: arete desk [serve] --hub URL [--home DIR] [--port P] [--address A] [--behind-proxy]
                   arete desk pair [--home DIR]   < token
                   arete desk fingerprint [--home DIR]
                   arete desk searches --hub URL [--home DIR]
                   arete desk find --request NUMBER --register FILE… --hub URL [--home DIR]
                   arete desk told --request NUMBER --outcome OUTCOME --hub URL [--home DIR]

            serve        serves the opposition form (French, English) and POST /api/v1/oppositions
            pair         keeps the token that an administrator of the hub received for this desk; read from standard input
            fingerprint  says which first-stage secret this desk holds, to compare with a partner's
            searches     says which requests to reach a person wait for a desk
            find         looks for the person of a request among those of a register, and says on which line they are;
                         the hub is sent codes, never an identity
            told         says how a request ended: informed, not-wanted, unreachable, or not-found

              --hub      the hub's address: https, or http on this machine
              --home     the directory that holds the first-stage secret (default: $ARETE_DESK_HOME, or ./desk-home)
              --port     8090 by default; 0 for any free port
              --address  127.0.0.1 by default; put a TLS proxy before it
              --register key;nir;birth_date;sex, UTF-8, as for arete seal: the persons this desk can reach
              --behind-proxy  counts requests by the address the proxy writes in X-Forwarded-For

            Example:
              arete desk pair --home /srv/desk < token.txt
              arete desk --home /srv/desk --hub https://hub.example.org
              arete desk find --home /srv/desk --hub https://hub.example.org --request REID-2026-0001 --register register.csv
            """;

    private static final int LONGEST_TOKEN = 512;

    private DeskCommand() {}

    static int run(List<String> words, InputStream in, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        boolean named = !words.isEmpty() && !words.get(0).startsWith("--");
        String action = named ? words.get(0) : "serve";
        List<String> rest = named ? words.subList(1, words.size()) : words;
        if (action.equals("pair")) {
            return pair(home(Arguments.parse(rest, "--home")), in, out, err);
        }
        if (action.equals("fingerprint")) {
            home(Arguments.parse(rest, "--home")).firstStage(out);
            return 0;
        }
        if (action.equals("serve")) {
            return serve(Arguments.parse(rest, "--home", "--hub", "--port", "--address", "--behind-proxy"), out, err);
        }
        if (FindCommand.ACTIONS.contains(action)) {
            return FindCommand.run(action, rest, out, err);
        }
        throw new Arguments.WrongUsage("unknown action '" + action + "'");
    }

    static DeskHome home(Arguments arguments) {
        return new DeskHome(Main.home(arguments), new SecureRandom());
    }

    private static int pair(DeskHome home, InputStream in, PrintStream out, PrintStream err) throws IOException {
        String token = new String(in.readNBytes(LONGEST_TOKEN), StandardCharsets.UTF_8).strip();
        if (token.length() < 16 || token.length() >= LONGEST_TOKEN || !token.matches("[!-~]+")) {
            err.println("Cannot pair: give the hub's token, one line, on standard input");
            return 1;
        }
        try (KeyStore keys = home.keys()) {
            keys.destroy(DeskHome.HUB_TOKEN);
            keys.importSecret(
                    DeskHome.HUB_TOKEN,
                    SecretBytes.copyOf(token.getBytes(StandardCharsets.UTF_8), SecretAccess.granted()));
        }
        out.println("paired: the token is kept with the desk's keys");
        return 0;
    }

    private static int serve(Arguments arguments, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        DeskHome home = home(arguments);
        URI hub;
        int port;
        try {
            hub = URI.create(arguments.one("--hub"));
            port = Integer.parseInt(arguments.one("--port", "8090"));
        } catch (IllegalArgumentException e) {
            throw new Arguments.WrongUsage("--hub is an address, --port a number");
        }
        SecretBytes token;
        try (KeyStore keys = home.keys()) {
            if (!keys.contains(DeskHome.HUB_TOKEN)) {
                err.println("Cannot serve: this desk is not paired with a hub (remedy: arete desk pair < token)");
                return 1;
            }
            token = keys.secret(DeskHome.HUB_TOKEN);
        }
        InetSocketAddress address = new InetSocketAddress(arguments.one("--address", "127.0.0.1"), port);
        try (DeskServer server = DeskServer.start(
                address,
                arguments.has("--behind-proxy"),
                hub,
                home.firstStage(out),
                new HttpHubDoor(hub, token),
                new SecureRandom(),
                Clock.systemUTC(),
                trouble -> err.println("an opposition was not taken: " + trouble))) {
            out.println("desk ready: http://" + address.getHostString() + ":" + server.port() + "/");
            new CountDownLatch(1).await();
        } catch (BindException e) {
            err.println("Cannot serve: port " + port + " is taken (remedy: --port)");
            return 1;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 1;
        }
        return 0;
    }
}
