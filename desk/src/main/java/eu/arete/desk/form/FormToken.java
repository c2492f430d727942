package eu.arete.desk.form;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ties a form to the browser that was shown it, without a session: a random cookie, and in the form the time it was shown
 * with an HMAC of both. Another site can make a browser send a form, but not read our cookie nor our page.
 */
final class FormToken {

    private static final Duration LIFE = Duration.ofHours(2);

    private final SecretKeySpec key;
    private final Clock clock;
    private final SecureRandom random;

    FormToken(SecureRandom random, Clock clock) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
        this.clock = clock;
        this.random = random;
    }

    String newCookie() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String token(String cookie) {
        long now = clock.millis();
        return now + "." + mac(cookie, now);
    }

    boolean isValid(String cookie, String token) {
        int dot = token.indexOf('.');
        if (cookie.isEmpty() || dot < 1 || dot > 15) {
            return false;
        }
        long shown;
        try {
            shown = Long.parseLong(token.substring(0, dot));
        } catch (NumberFormatException e) {
            return false;
        }
        long age = clock.millis() - shown;
        boolean authentic = MessageDigest.isEqual(
                mac(cookie, shown).getBytes(StandardCharsets.US_ASCII),
                token.substring(dot + 1).getBytes(StandardCharsets.UTF_8));
        return authentic && age >= 0 && age <= LIFE.toMillis();
    }

    private String mac(String cookie, long time) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((time + "|" + cookie).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A JDK without HMAC-SHA-256", e);
        }
    }
}
