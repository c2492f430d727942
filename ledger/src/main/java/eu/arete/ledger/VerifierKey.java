package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A public key by which notes are checked, in one line of text: {@code name+id+base64(type || key)} (signed-note,
 * Verifier keys).
 */
public final class VerifierKey {
    /** A log's signature over the text of a note. */
    public static final byte NOTE = 0x01;
    /** A witness's cosignature, with its time (tlog-cosignature). */
    public static final byte COSIGNATURE = 0x04;

    private final String name;
    private final byte type;
    private final byte[] key;
    private final int id;
    private final PublicKey publicKey;

    private VerifierKey(String name, byte type, byte[] key, PublicKey publicKey) {
        this.name = name;
        this.type = type;
        this.key = key;
        this.publicKey = publicKey;
        this.id = id(name, type, key);
    }

    public static VerifierKey of(String name, byte type, byte[] key) throws LogFault {
        if (!nameIsValid(name)) {
            throw new LogFault("a key name has no spaces, no '+' and is not empty");
        }
        if (type != NOTE && type != COSIGNATURE) {
            throw new LogFault("key of an unknown type " + type);
        }
        if (key.length != Ed25519.KEY_LENGTH) {
            throw new LogFault("an Ed25519 key has 32 bytes, this one has " + key.length);
        }
        try {
            return new VerifierKey(name, type, key.clone(), Ed25519.publicKey(key));
        } catch (GeneralSecurityException e) {
            throw new LogFault("not an Ed25519 key: " + e.getMessage());
        }
    }

    public static VerifierKey parse(String text) throws LogFault {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new LogFault("a verifier key reads name+id+key");
        }
        byte[] typed = Base64Text.parse(parts[2]);
        if (typed.length == 0) {
            throw new LogFault("a verifier key without a key");
        }
        VerifierKey key = of(parts[0], typed[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.idText().equals(parts[1])) {
            throw new LogFault("the id of this verifier key is not that of its name and key");
        }
        return key;
    }

    static boolean nameIsValid(String name) {
        return !name.isEmpty()
                && name.codePoints().noneMatch(c -> c == '+' || c < ' ' || Character.isSpaceChar(c) || c == 0x85);
    }

    private static int id(String name, byte type, byte[] key) {
        byte[] hash = Merkle.sha256().digest(Ed25519.join((name + "\n").getBytes(UTF_8), new byte[] {type}, key));
        return (hash[0] & 0xff) << 24 | (hash[1] & 0xff) << 16 | (hash[2] & 0xff) << 8 | hash[3] & 0xff;
    }

    public String name() {
        return name;
    }

    public byte type() {
        return type;
    }

    public int id() {
        return id;
    }

    String idText() {
        return HexFormat.of().toHexDigits(id);
    }

    /** Whether this key made that bare Ed25519 signature over that message. */
    boolean verifies(byte[] message, byte[] signature) {
        return Ed25519.verifies(publicKey, message, signature);
    }

    /** The key as one line, without its end of line. */
    public String text() {
        return name + "+" + idText() + "+" + Base64Text.of(Ed25519.join(new byte[] {type}, key));
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof VerifierKey that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
