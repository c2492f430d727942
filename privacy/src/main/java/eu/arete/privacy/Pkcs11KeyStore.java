package eu.arete.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.AuthProvider;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.AEADBadTagException;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.security.auth.login.LoginException;

/**
 * Keys in a hardware token, by PKCS#11. Wrapping keys are made in the token and never leave it. Each secret has a key of its
 * own in the token, which wraps it; the wrapped bytes are a file of a directory, unwrapped in memory by those who make codes
 * in bulk (a token makes some thousand codes a second, a lake needs millions). Destroying a name destroys the token's key, so
 * that no backup of the directory brings a secret back.
 *
 * <p>One process opens a token at a time.
 */
public final class Pkcs11KeyStore implements KeyStore {

    private static final String WRAPPING = "kek:";
    private static final String SECRET = "secret:";

    /** Where the token is, to ask it about its keys. */
    private record Place(Path library, int rank, SecretBytes pin) {}

    private final Provider provider;
    private final java.security.KeyStore token;
    private final Place place;
    private final Path directory;
    private final SecureRandom random;
    private final AesGcm cipher;

    private Pkcs11KeyStore(
            Provider provider, java.security.KeyStore token, Place place, Path directory, SecureRandom random) {
        this.provider = provider;
        this.token = token;
        this.place = place;
        this.directory = directory;
        this.random = random;
        this.cipher = new AesGcm(provider, random);
    }

    /**
     * Opens a token.
     *
     * @param library the token's PKCS#11 library, for example {@code /usr/lib/softhsm/libsofthsm2.so}
     * @param label the token's label; slots' numbers are not used, since they change
     * @param pin the user PIN, in UTF-8
     * @param directory where wrapped secrets are kept; worthless without the token
     * @throws KeyRefused {@link KeyRefused.Reason#STORE} when there is no such token or the PIN is wrong
     */
    public static Pkcs11KeyStore open(
            Path library, String label, SecretBytes pin, Path directory, SecureRandom random) {
        try {
            PrivateFiles.createDirectory(directory);
            int rank = TokenSlots.rank(library, label);
            Provider provider = TokenSlots.provider(library, rank, "");
            java.security.KeyStore token = java.security.KeyStore.getInstance("PKCS11", provider);
            char[] typed = new String(pin.bytes(SecretAccess.granted()), StandardCharsets.UTF_8).toCharArray();
            token.load(null, typed);
            Arrays.fill(typed, '\0');
            return new Pkcs11KeyStore(provider, token, new Place(library, rank, pin), directory, random);
        } catch (IOException | GeneralSecurityException e) {
            throw new KeyRefused(
                    KeyRefused.Reason.STORE, "Cannot open the token '" + label + "': is its PIN the right one?", e);
        }
    }

    @Override
    public synchronized void createWrappingKey(KeyName name) {
        if (contains(name)) {
            throw KeyRefused.exists(name);
        }
        generate(WRAPPING + name);
    }

    @Override
    public void createSecret(KeyName name) {
        importSecret(name, SecretBytes.random(random));
    }

    @Override
    public synchronized void importSecret(KeyName name, SecretBytes secret) {
        if (contains(name)) {
            throw KeyRefused.exists(name);
        }
        byte[] plain = secret.bytes(SecretAccess.granted());
        try {
            delete(SECRET + name); // Left alone by a crash between the two steps below.
            Files.deleteIfExists(file(name));
            generate(SECRET + name);
            byte[] wrapped = cipher.seal(key(SECRET, name, "secret"), plain, context(name));
            PrivateFiles.create(file(name), wrapped, random);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public synchronized boolean contains(KeyName name) {
        return has(WRAPPING + name) || has(SECRET + name) && Files.exists(file(name));
    }

    @Override
    public synchronized Set<KeyName> names() {
        Set<KeyName> names = new TreeSet<>(KeyName.BY_TEXT);
        try {
            for (String alias : Collections.list(token.aliases())) {
                if (alias.startsWith(WRAPPING) || alias.startsWith(SECRET)) {
                    KeyName name = KeyName.of(alias.substring(alias.indexOf(':') + 1));
                    if (contains(name)) {
                        names.add(name);
                    }
                }
            }
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
        return names;
    }

    @Override
    public byte[] wrap(KeyName wrappingKey, SecretBytes dataKey, byte[] context) {
        byte[] plain = dataKey.bytes(SecretAccess.granted());
        try {
            return cipher.seal(key(WRAPPING, wrappingKey, "wrapping key"), plain, context);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public SecretBytes unwrap(KeyName wrappingKey, byte[] wrapped, byte[] context) {
        return open(key(WRAPPING, wrappingKey, "wrapping key"), wrappingKey, wrapped, context);
    }

    @Override
    public SecretBytes secret(KeyName name) {
        Key key = key(SECRET, name, "secret");
        try {
            return open(key, name, Files.readAllBytes(file(name)), context(name));
        } catch (NoSuchFileException e) {
            throw KeyRefused.unknown(name, "secret");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized boolean destroy(KeyName name) {
        boolean known = contains(name);
        try {
            delete(WRAPPING + name);
            delete(SECRET + name);
            PrivateFiles.shred(file(name), random);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
        return known;
    }

    @Override
    public KeyCustody custody() {
        return TokenAttributes.read(place.library(), place.rank(), place.pin());
    }

    @Override
    public synchronized Optional<TokenWitness> witness() {
        return Optional.of(new Pkcs11Witness(provider, token, random).ready());
    }

    @Override
    public void close() {
        try {
            if (provider instanceof AuthProvider session) {
                session.logout();
            }
        } catch (LoginException e) {
            throw broken(e);
        }
    }

    private SecretBytes open(Key key, KeyName name, byte[] wrapped, byte[] context) {
        try {
            return SecretBytes.copyOf(cipher.open(key, wrapped, context), SecretAccess.granted());
        } catch (AEADBadTagException e) {
            throw KeyRefused.notAuthentic(name, e);
        } catch (ProviderException e) {
            // Some tokens answer a general error where others say that the tag is wrong.
            throw KeyRefused.notAuthentic(name, e);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private void generate(String alias) {
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES", provider);
            generator.init(8 * SecretBytes.KEY_SIZE);
            SecretKey key = generator.generateKey();
            if (key.getEncoded() != null) {
                throw new KeyRefused(KeyRefused.Reason.STORE, "Cannot use this token: its keys can be extracted");
            }
            token.setEntry(alias, new java.security.KeyStore.SecretKeyEntry(key), null);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private synchronized Key key(String kind, KeyName name, String kindName) {
        try {
            Key key = token.getKey(kind + name, null);
            if (key == null) {
                throw KeyRefused.unknown(name, kindName);
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private boolean has(String alias) {
        try {
            return token.containsAlias(alias);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private void delete(String alias) throws GeneralSecurityException {
        if (token.containsAlias(alias)) {
            token.deleteEntry(alias);
        }
    }

    private Path file(KeyName name) {
        return directory.resolve(name + ".wrapped");
    }

    private static byte[] context(KeyName name) {
        return ("arete/secret/" + name).getBytes(StandardCharsets.UTF_8);
    }

    private static KeyRefused broken(GeneralSecurityException e) {
        return new KeyRefused(KeyRefused.Reason.STORE, "Cannot work with the token: " + e.getMessage(), e);
    }
}
