package eu.arete.privacy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Turns an identity into its first-stage code. Held by partners and the identity desk, never by the hub. Safe to share
 * between threads.
 */
public final class FirstStage {

    private static final String LABEL = "arete/identity/1|";

    private static final byte[] FINGERPRINT = "arete/first-stage/fingerprint".getBytes(StandardCharsets.US_ASCII);

    private final Hmac hmac;

    public FirstStage(SecretBytes firstSecret) {
        hmac = new Hmac(firstSecret);
    }

    public FirstStageCode code(Identity identity) {
        String message = LABEL
                + identity.nir().body()
                + '|'
                + identity.birthDate()
                + '|'
                + identity.sex().code();
        return FirstStageCode.of(hmac.code(message.getBytes(StandardCharsets.US_ASCII)));
    }

    /**
     * Sixteen hexadecimal digits that tell two secrets apart and nothing else: two custodians compare them before they
     * believe that they hold the same secret.
     */
    public String fingerprint() {
        return HexFormat.of().formatHex(hmac.code(FINGERPRINT), 0, 8);
    }
}
