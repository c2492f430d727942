package eu.arete.hub.cli.demo;

import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The codes an authenticator shows (RFC 6238): the demo's people have no telephone. */
final class Totp {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int STEP_SECONDS = 30;

    private Totp() {}

    /** @param secret in base 32, as shown at enrolment */
    static String code(String secret, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decoded(secret), "HmacSHA1"));
            long step = at.getEpochSecond() / STEP_SECONDS;
            byte[] message = new byte[8];
            for (int i = 7; i >= 0; i--) {
                message[i] = (byte) step;
                step >>= 8;
            }
            byte[] hash = mac.doFinal(message);
            int offset = hash[hash.length - 1] & 15;
            int number = 0;
            for (int i = 0; i < 4; i++) {
                number = number << 8 | (hash[offset + i] & 0xff);
            }
            return "%06d".formatted((number & 0x7fffffff) % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A JDK without HMAC-SHA-1", e);
        }
    }

    private static byte[] decoded(String secret) {
        byte[] bytes = new byte[secret.length() * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (int i = 0; i < secret.length(); i++) {
            buffer = buffer << 5 | ALPHABET.indexOf(secret.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[at++] = (byte) (buffer >> bits);
            }
        }
        return bytes;
    }
}
