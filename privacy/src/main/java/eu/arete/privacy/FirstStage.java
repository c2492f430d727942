package eu.arete.privacy;

import java.nio.charset.StandardCharsets;

/**
 * Turns an identity into its first-stage code. Held by partners and the identity desk, never by the hub. Safe to share
 * between threads.
 */
public final class FirstStage {

    private static final String LABEL = "arete/identity/1|";

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
}
