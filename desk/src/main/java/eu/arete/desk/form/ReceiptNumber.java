package eu.arete.desk.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a person keeps: 120 random bits, in an alphabet without look-alikes. It says nothing of them; the hub knows only its
 * hash, and writes that hash, salted by nothing else than those random bits, into the batch that the public log commits to.
 *
 * @param text six groups of four, as ABCD-EFGH-…
 */
public record ReceiptNumber(String text) {

    /** Crockford's base 32: no I, L, O, U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int CHARACTERS = 24;

    static ReceiptNumber random(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            if (i > 0 && i % 4 == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new ReceiptNumber(text.toString());
    }

    /** SHA-256 of "arete/receipt/1|" and the 24 characters without hyphens, in hexadecimal. */
    public String hash() {
        try {
            byte[] bytes = ("arete/receipt/1|" + text.replace("-", "")).getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A JDK without SHA-256", e);
        }
    }
}
