package eu.arete.hub.cli.hosting;

import eu.arete.hub.Home;
import eu.arete.hub.Vault;
import eu.arete.hub.cli.Told;
import eu.arete.hub.hosting.KeysProof;
import eu.arete.ledger.Checkpoint;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.LogSource;
import eu.arete.ledger.LogVerifier;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyRefused;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.Pkcs11KeyStore;
import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./arete hosting prove keys}. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description =
                "Shows whether the keys of a hub lie in a token they cannot leave: their attributes, a fresh challenge signed"
                        + " there, a code computed there, and a copy of the disk that opens nothing without it.",
        footer = {
            "",
            "A running hub makes this proof itself at set times; this command is for a hub that is stopped.",
            "",
            "Examples:",
            "  arete hosting prove keys --home /var/lib/arete --library /usr/lib/softhsm/libsofthsm2.so \\",
            "      --token arete --pin-file /etc/arete/pin --out keys.json",
            "  arete hosting prove keys --home .arete        (keys in files: not passed, and says why)",
            "",
            "Exit codes: 0 passed, 1 not passed or not possible here, 2 wrong usage."
        })
final class ProveKeys implements Callable<Integer> {
    @Option(names = "--home", paramLabel = "DIR", description = "of the hub (default: .arete)")
    private Path home = Path.of(".arete");

    @Option(names = "--library", paramLabel = "FILE", description = "the token's PKCS#11 library; without it, files")
    private @Nullable Path library;

    @Option(names = "--token", paramLabel = "LABEL", description = "the token's label")
    private String token = "";

    @Option(names = "--pin-file", paramLabel = "FILE", description = "holds the token's user PIN")
    private @Nullable Path pin;

    @Mixin
    ReportOptions report = new ReportOptions();

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(home.resolve("log"))) {
            throw new Told(home + " is not the home of a hub: it has no public log");
        }
        SecureRandom random = new SecureRandom();
        Checkpoint checkpoint = checkpoint();
        report.terminal.println("Asking " + (library == null ? "the files of " + home : "the token '" + token + "'"));
        try (KeyStore keys = open(random)) {
            return report.deliver(
                    new KeysProof(keys, home.toAbsolutePath().normalize(), random).make(checkpoint, Instant.now()));
        } catch (KeyRefused e) {
            throw new Told(String.valueOf(e.getMessage()), e);
        }
    }

    private KeyStore open(SecureRandom random) throws IOException {
        if (library == null) {
            return FileKeyStore.open(home.resolve("keys"), random);
        }
        if (pin == null) {
            throw new Told("name the file of the token's PIN with --pin-file");
        }
        byte[] typed = Files.readString(pin).strip().getBytes(StandardCharsets.UTF_8);
        KeyStore keys = Pkcs11KeyStore.open(
                library,
                token,
                SecretBytes.copyOf(typed, SecretAccess.granted()),
                new Home(home).part("wrapped-secrets"),
                random);
        if (!keys.contains(Vault.LAKE)) {
            keys.close();
            throw new Told("this token does not hold the keys of that hub: there is no key '" + Vault.LAKE + "' in it");
        }
        return keys;
    }

    private Checkpoint checkpoint() throws IOException {
        try {
            LogSource source = LogSource.at(home.resolve("log").toString());
            return new LogVerifier(source, LogVerifier.keyOf(source))
                    .verify()
                    .checkpoint()
                    .checkpoint();
        } catch (LogFault e) {
            throw new Told("the public log in " + home + " does not verify: " + e.getMessage(), e);
        }
    }
}
