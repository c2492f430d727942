package eu.arete.hub.accounts;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/** Somebody with an address, a password, and perhaps a telephone that makes codes. */
final class Newcomer {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final String email = "newcomer" + COUNT.incrementAndGet() + "@example.org";
    final String password = "a ridge walked at dawn " + email.hashCode();

    String asking() {
        return """
                {"name": "Camille Martin", "email": "%s", "organisation": "CHU de Lille",
                 "purpose": "Study of type 2 diabetes", "password": "%s"}""".formatted(email, password);
    }

    String signingIn(String code) {
        return """
                {"email": "%s", "password": "%s", "totp": "%s"}""".formatted(email, password, code);
    }

    static String code(String secret, Clock clock) {
        try {
            int padding = (8 - secret.length() % 8) % 8;
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(Base32.decode(secret + "=".repeat(padding)), "RAW"),
                            clock.instant(),
                            Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
