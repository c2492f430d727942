package eu.arete.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidParameterException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Finds a PKCS#11 token by its label. SunPKCS11 takes only a slot's rank, which changes when a token is plugged or made, and
 * tells labels only by printing them while it starts ({@code showInfo}): so a short-lived process prints them, and the hub's
 * own output stays clean.
 */
final class TokenSlots {

    private static final int MOST_SLOTS = 64;
    private static final String LABEL = "label:";

    private TokenSlots() {}

    /** The rank of the token in the library's list of slots. */
    static int rank(Path library, String label) {
        List<String> labels = labels(library);
        int rank = labels.indexOf(label);
        if (rank < 0) {
            throw refused(library, "no token has the label '" + label + "'");
        }
        if (labels.lastIndexOf(label) != rank) {
            throw refused(library, "several tokens have the label '" + label + "'");
        }
        return rank;
    }

    private static List<String> labels(Path library) {
        try {
            Path classes = Path.of(TokenSlots.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            Process probe = new ProcessBuilder(
                            java.toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            classes.toString(),
                            TokenSlots.class.getName(),
                            library.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            probe.getOutputStream().close();
            List<String> labels = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (!probe.waitFor(30, TimeUnit.SECONDS) || probe.exitValue() != 0) {
                probe.destroyForcibly();
                throw refused(library, "the library cannot be read");
            }
            return labels;
        } catch (IOException | URISyntaxException e) {
            throw new KeyRefused(KeyRefused.Reason.STORE, "Cannot ask " + library + " for its tokens", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyRefused(KeyRefused.Reason.STORE, "Cannot ask " + library + " for its tokens", e);
        }
    }

    private static KeyRefused refused(Path library, String why) {
        return new KeyRefused(KeyRefused.Reason.STORE, "Cannot use the tokens of " + library + ": " + why);
    }

    /** The short-lived process: one line a slot, its token's label. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int rank = 0; rank < MOST_SLOTS; rank++) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            try {
                provider(Path.of(arguments[0]), rank, "showInfo = true\n");
            } catch (InvalidParameterException | ProviderException e) {
                System.exit(rank == 0 ? 1 : 0);
            }
            out.println(printed.toString(StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith(LABEL))
                    .map(line -> line.substring(LABEL.length()).strip())
                    .findFirst()
                    .orElse(""));
        }
        System.exit(0);
    }

    /** SunPKCS11 on one slot. Keys made there are sensitive and cannot be extracted: those that wrap only encrypt and decrypt. */
    static Provider provider(Path library, int rank, String more) {
        Provider base = Security.getProvider("SunPKCS11");
        if (base == null) {
            throw refused(library, "this JVM has no SunPKCS11");
        }
        return base.configure("--name = arete" + rank + "\n"
                + "library = " + library + "\n"
                + "slotListIndex = " + rank + "\n"
                + more
                + """
                attributes(generate, CKO_SECRET_KEY, *) = {
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                }
                attributes(generate, CKO_SECRET_KEY, CKK_AES) = {
                  CKA_ENCRYPT = true
                  CKA_DECRYPT = true
                }
                attributes(generate, CKO_SECRET_KEY, CKK_GENERIC_SECRET) = {
                  CKA_SIGN = true
                  CKA_VERIFY = true
                }
                attributes(generate, CKO_PRIVATE_KEY, *) = {
                  CKA_SENSITIVE = true
                  CKA_EXTRACTABLE = false
                  CKA_SIGN = true
                }
                """);
    }
}
