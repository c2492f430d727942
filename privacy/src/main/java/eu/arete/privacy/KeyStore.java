package eu.arete.privacy;

import java.util.Optional;
import java.util.Set;

/**
 * Where keys live: a local directory for a demo ({@link FileKeyStore}), a hardware token in production
 * ({@link Pkcs11KeyStore}). Two kinds of keys have names:
 *
 * <ul>
 *   <li><em>wrapping keys</em> (AES-256) never leave the store; they wrap and unwrap data keys, each bound to a context;
 *   <li><em>secrets</em> (32 bytes) are read into memory by those who make codes in bulk with HMAC-SHA-256.
 * </ul>
 *
 * A name designates one key of one kind. What is written is on disk when a method returns. Safe to share between threads.
 * Every implementation passes {@code KeyStoreContract}.
 */
public interface KeyStore extends AutoCloseable {

    /**
     * Makes a wrapping key.
     *
     * @throws KeyRefused {@link KeyRefused.Reason#EXISTS}
     */
    void createWrappingKey(KeyName name);

    /**
     * Makes a random secret.
     *
     * @throws KeyRefused {@link KeyRefused.Reason#EXISTS}
     */
    void createSecret(KeyName name);

    /**
     * Keeps a secret that was made elsewhere (a partner receives the first-stage secret from the identity desk).
     *
     * @throws KeyRefused {@link KeyRefused.Reason#EXISTS}
     */
    void importSecret(KeyName name, SecretBytes secret);

    boolean contains(KeyName name);

    /** The names in use, of both kinds, in order. */
    Set<KeyName> names();

    /**
     * Wraps a data key.
     *
     * @param context what the key is for (a table, a file, a project); not secret, and needed again to unwrap
     * @return opaque bytes, safe beside the data: only the same store, key and context read them
     * @throws KeyRefused {@link KeyRefused.Reason#UNKNOWN}
     */
    byte[] wrap(KeyName wrappingKey, SecretBytes dataKey, byte[] context);

    /**
     * Unwraps a data key.
     *
     * @throws KeyRefused {@link KeyRefused.Reason#UNKNOWN} when the wrapping key is not there (any more), {@link
     *     KeyRefused.Reason#NOT_AUTHENTIC} when the bytes were altered, or wrapped with another key or context
     */
    SecretBytes unwrap(KeyName wrappingKey, byte[] wrapped, byte[] context);

    /**
     * A secret.
     *
     * @throws KeyRefused {@link KeyRefused.Reason#UNKNOWN}
     */
    SecretBytes secret(KeyName name);

    /**
     * Destroys a key for ever: what it wrapped, and the codes it made, cannot be made or read again.
     *
     * @return false when there was no such key
     */
    boolean destroy(KeyName name);

    /**
     * Where the keys are and what can be done to them, as read now.
     *
     * @throws KeyRefused {@link KeyRefused.Reason#STORE} when the token does not tell
     */
    KeyCustody custody();

    /** Empty when there is no token: files witness nothing. */
    Optional<TokenWitness> witness();

    @Override
    void close();

    /** Makes the wrapping key unless it is there. */
    default void ensureWrappingKey(KeyName name) {
        if (!contains(name)) {
            createWrappingKey(name);
        }
    }

    /** The secret, made at first use. */
    default SecretBytes ensureSecret(KeyName name) {
        if (!contains(name)) {
            createSecret(name);
        }
        return secret(name);
    }
}
