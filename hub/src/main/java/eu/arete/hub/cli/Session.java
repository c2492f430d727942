package eu.arete.hub.cli;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which hub, and as whom: options of the commands that act for a person. */
public final class Session {
    @Option(names = "--hub", paramLabel = "URL", description = "default: http://127.0.0.1:8080")
    private String hub = "http://127.0.0.1:8080";

    @Option(names = "--email", paramLabel = "ADDRESS", description = "of the account to sign in with")
    private @Nullable String email;

    public String hub() {
        return hub;
    }

    /** @throws Told when there is neither a token in the environment nor a person at a terminal */
    public HubClient signedIn() {
        HubClient anyone = new HubClient(hub);
        String token = Optional.ofNullable(System.getenv("ARETE_TOKEN")).orElse("");
        if (!token.isBlank()) {
            return anyone.with(token.strip());
        }
        Console console = System.console();
        if (email == null || console == null) {
            throw new Told("sign in with --email at a terminal, or put a session token in ARETE_TOKEN");
        }
        String password = new String(console.readPassword("Password of %s: ", email));
        String code = console.readLine("Code of the authenticator: ");
        return anyone.signIn(email, password, code.strip());
    }
}
