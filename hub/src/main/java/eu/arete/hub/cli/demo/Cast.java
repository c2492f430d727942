package eu.arete.hub.cli.demo;

import eu.arete.hub.cli.HubClient;
import eu.arete.hub.cli.RefusedByHub;
import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The people of the demo. Their accounts are opened as anyone's are: the first administrator with the token found in HOME, the
 * others by asking, each with an authenticator. Passwords are drawn for each demo.
 */
final class Cast {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final HubClient anyone;
    private final Notebook notebook;
    private final Path firstToken;
    private final SecureRandom random;
    private final Clock clock;
    private final Map<Player, HubClient> signedIn = new EnumMap<>(Player.class);

    Cast(HubClient anyone, Notebook notebook, Path firstToken, SecureRandom random, Clock clock) {
        this.anyone = anyone;
        this.notebook = notebook;
        this.firstToken = firstToken;
        this.random = random;
        this.clock = clock;
    }

    /** Opens every account that is not open yet. */
    int open() throws IOException {
        HubClient administrator = administrator();
        Set<String> known = new TreeSet<>();
        administrator
                .get("/api/v1/organisations")
                .forEach(organisation -> known.add(organisation
                        .path("id")
                        .asString(organisation.path("id").path("value").asString(""))));
        for (Player player : Player.values()) {
            if (known.add(player.organisation)) {
                administrator.post(
                        "/api/v1/organisations",
                        Map.of("id", player.organisation, "name", Player.organisationName(player.organisation)));
            }
            if (player != Player.ADMINISTRATOR && notes(player).isEmpty()) {
                open(player, administrator);
            }
        }
        return Player.values().length;
    }

    /** The hub as this person uses it, signed in with both factors. */
    HubClient as(Player player) {
        HubClient client = signedIn.get(player);
        if (client == null) {
            client = sessionBefore(player).orElseGet(() -> signIn(player));
            keep(player, client);
        }
        return client;
    }

    /** The session that a stop of the demo left open: a code of the same half minute would be refused. */
    private Optional<HubClient> sessionBefore(Player player) {
        return notebook.text(player.name() + "-session").map(anyone::with).filter(client -> {
            try {
                client.get("/api/v1/session");
                return true;
            } catch (RefusedByHub ended) {
                return false;
            }
        });
    }

    private void keep(Player player, HubClient client) {
        signedIn.put(player, client);
        client.session().ifPresent(token -> notebook.note(player.name() + "-session", token));
    }

    private HubClient administrator() throws IOException {
        Player player = Player.ADMINISTRATOR;
        if (notes(player).isPresent()) {
            return as(player);
        }
        if (!Files.exists(firstToken)) {
            throw new Told(
                    "This hub has an administrator already, who is not the demo's: give the demo another --home");
        }
        String password = password();
        anyone.post(
                "/api/v1/first-administrator",
                Map.of(
                        "token",
                        Files.readString(firstToken).strip(),
                        "name",
                        player.fullName,
                        "email",
                        player.address,
                        "password",
                        password,
                        "organisation",
                        player.organisation,
                        "organisationName",
                        Player.organisationName(player.organisation)));
        return enrol(player, password);
    }

    private void open(Player player, HubClient administrator) {
        String password = password();
        JsonNode asked = anyone.post(
                "/api/v1/accounts",
                Map.of(
                        "name",
                        player.fullName,
                        "email",
                        player.address,
                        "organisation",
                        Player.organisationName(player.organisation),
                        "purpose",
                        "to play my part in the demo",
                        "password",
                        password));
        administrator.post(
                "/api/v1/accounts/" + identifier(asked) + "/approval",
                Map.of("organisation", player.organisation, "roles", player.roles));
        enrol(player, password);
    }

    private static String identifier(JsonNode asked) {
        JsonNode id = asked.path("id");
        return id.isObject() ? id.path("value").asString() : id.asString();
    }

    /** Shows the hub an authenticator; the session then counts as opened with two factors. */
    private HubClient enrol(Player player, String password) {
        HubClient client = anyone.signIn(player.address, password, "");
        String secret =
                client.post("/api/v1/account/totp", Map.of()).path("secret").asString();
        client.put("/api/v1/account/totp", Map.of("code", Totp.code(secret, clock.instant())));
        ObjectNode notes = JSON.createObjectNode().put("password", password).put("secret", secret);
        notebook.note(player.name(), notes);
        keep(player, client);
        return client;
    }

    private HubClient signIn(Player player) {
        JsonNode notes = notes(player).orElseThrow();
        String password = notes.path("password").asString();
        String secret = notes.path("secret").asString();
        Instant now = clock.instant();
        try {
            return anyone.signIn(player.address, password, Totp.code(secret, now));
        } catch (RefusedByHub used) {
            // A code opens one session only; the next one is already good.
            return anyone.signIn(player.address, password, Totp.code(secret, now.plusSeconds(30)));
        }
    }

    private Optional<JsonNode> notes(Player player) {
        return notebook.node(player.name());
    }

    /** Prints who can be played, and the code each one's authenticator shows now. */
    void tell(PrintStream out) {
        out.println("Demo accounts (a code opens one session; 'arete demo --codes' shows the next ones):");
        for (Player player : Player.values()) {
            notes(player)
                    .ifPresent(notes -> out.printf(
                            "  %-32s password %s   code %s   %s%n",
                            player.address,
                            notes.path("password").asString(),
                            Totp.code(notes.path("secret").asString(), clock.instant()),
                            String.join(", ", player.roles)));
        }
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(i % 5 == 0 && i > 0 ? "-" : "");
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
