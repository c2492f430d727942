package eu.arete.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person who opposes keeps: 120 random bits, in an alphabet without look-alikes. It says nothing of them. The identity
 * desk makes it; the hub is told its hash alone, and writes that hash into the batch that the public log commits to.
 *
 * @param text six groups of four, as ABCD-EFGH-…
 */
public record ReceiptNumber(String text) {

    /** Crockford's base 32: no I, L, O, U. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int CHARACTERS = 24;

    public ReceiptNumber {
        if (!text.matches("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}")) {
            throw new IllegalArgumentException("Cannot read a receipt number: six groups of four letters or digits");
        }
    }

    public static ReceiptNumber random(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return grouped(text.toString());
    }

    /** Reads what a person copied by hand: any case, with or without hyphens and spaces, O for 0, I or L for 1. */
    public static Optional<ReceiptNumber> parse(String typed) {
        if (typed.length() > 100) {
            return Optional.empty();
        }
        String plain = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0\\u2010-\\u2015-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean right = plain.length() == CHARACTERS && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
        return right ? Optional.of(grouped(plain)) : Optional.empty();
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

    private static ReceiptNumber grouped(String plain) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i += 4) {
            text.append(i == 0 ? "" : "-").append(plain, i, i + 4);
        }
        return new ReceiptNumber(text.toString());
    }

    @Override
    public String toString() {
        return "ReceiptNumber[hidden]";
    }
}
