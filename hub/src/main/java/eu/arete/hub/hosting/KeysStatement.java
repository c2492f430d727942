package eu.arete.hub.hosting;

import eu.arete.hub.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What the token signs in a keys proof: which hub, when, which checkpoint of its public log (so that the signature was not
 * made before), and the hash of everything else the report says (so that nothing in it can be changed after).
 *
 * @param origin name of the hub's public log
 * @param size of the log at that moment
 * @param root of the log at that size, base64
 * @param nonce 32 random bytes in hexadecimal
 */
public record KeysStatement(String origin, long size, String root, String nonce) {
    public static final String SIGNATURE = "signature";
    public static final String PUBLIC_KEY = "publicKey";
    static final String ALGORITHM = "SHA256withECDSA";

    /** The report was not signed by the key it names, or was changed after. */
    public static final class NotSigned extends Exception {
        private static final long serialVersionUID = 1L;

        NotSigned(String why) {
            super(why);
        }
    }

    /** The bytes to sign: six lines. */
    public byte[] over(ProofReport report) {
        return ("arete keys proof\n" + origin + "\n" + report.madeAt() + "\n" + size + " " + root + "\n" + nonce + "\n"
                        + digest(report) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    public static KeysStatement in(ProofReport report) throws NotSigned {
        JsonNode detail = report.detail();
        KeysStatement statement = new KeysStatement(
                detail.path("origin").asString(""),
                detail.path("logSize").asLong(-1),
                detail.path("logRoot").asString(""),
                detail.path("nonce").asString(""));
        if (statement.origin.isEmpty() || statement.size < 0 || !statement.nonce.matches("[0-9a-f]{64}")) {
            throw new NotSigned("no challenge");
        }
        return statement;
    }

    /**
     * Checks the signature.
     *
     * @return SHA-256 of the public key
     */
    public String verify(ProofReport report) throws NotSigned {
        try {
            byte[] key =
                    Base64.getDecoder().decode(report.detail().path(PUBLIC_KEY).asString(""));
            byte[] signed =
                    Base64.getDecoder().decode(report.detail().path(SIGNATURE).asString(""));
            PublicKey publicKey = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key));
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(publicKey);
            verifier.update(over(report));
            if (!verifier.verify(signed)) {
                throw new NotSigned("the signature is not of this report");
            }
            return Sha256.of(key);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new NotSigned("no signature that can be read");
        }
    }

    /** How a public key is named in facts: SHA-256 of its X.509 form. */
    public static String keyId(byte[] publicKey) {
        return Sha256.of(publicKey);
    }

    /** Everything of the report but its signature, in one way of writing it. */
    private static String digest(ProofReport report) {
        StringBuilder all = new StringBuilder(report.kind().name()).append('\n');
        List<ProofReport.Condition> conditions = report.conditions();
        conditions.forEach(c -> all.append(c.name())
                .append(' ')
                .append(c.met())
                .append(' ')
                .append(c.seen())
                .append('\n'));
        new TreeMap<>(report.facts())
                .forEach((name, value) ->
                        all.append(name).append('=').append(value).append('\n'));
        Map<String, String> detail = new TreeMap<>();
        report.detail()
                .properties()
                .forEach(e -> detail.put(e.getKey(), e.getValue().toString()));
        detail.remove(SIGNATURE);
        detail.forEach(
                (name, value) -> all.append(name).append(':').append(value).append('\n'));
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }
}
