package eu.arete.hub;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** The telephone of somebody who was shown a secret at enrolment. */
public final class Authenticator {
    private Authenticator() {}

    /** @param secret in base 32, as the hub shows it */
    public static String code(String secret, Instant at) {
        try {
            int padding = (8 - secret.length() % 8) % 8;
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(Base32.decode(secret + "=".repeat(padding)), "RAW"), at, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
