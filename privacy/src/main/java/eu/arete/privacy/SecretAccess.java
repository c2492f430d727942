package eu.arete.privacy;

/**
 * The token a caller shows to read the bytes of a secret (as Tink's {@code SecretKeyAccess}): every reader of a secret is
 * found by searching for this type.
 */
public final class SecretAccess {

    private static final SecretAccess GRANTED = new SecretAccess();

    private SecretAccess() {}

    /** The token. Calling this is a statement: "the code below handles the bytes of a key". */
    public static SecretAccess granted() {
        return GRANTED;
    }
}
