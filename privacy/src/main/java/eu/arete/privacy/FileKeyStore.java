package eu.arete.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys as files of a directory only its owner reads ({@code NAME.kek}, {@code NAME.secret}, 32 bytes each): for a demo, for
 * development, for an identity desk on an encrypted disk. Who holds the directory holds the keys: it has no place on the host
 * of the data in production.
 */
public final class FileKeyStore implements KeyStore {

    private static final String WRAPPING = ".kek";
    private static final String SECRET = ".secret";

    private final Path directory;
    private final SecureRandom random;
    private final AesGcm cipher;

    private FileKeyStore(Path directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
        this.cipher = new AesGcm(null, random);
    }

    /**
     * Opens the store, made at first use.
     *
     * @throws KeyRefused {@link KeyRefused.Reason#STORE} when others than the owner may read the directory
     */
    public static FileKeyStore open(Path directory, SecureRandom random) {
        try {
            PrivateFiles.createDirectory(directory);
            if (PrivateFiles.isOpen(directory)) {
                throw new KeyRefused(
                        KeyRefused.Reason.STORE,
                        "Cannot use the keys of " + directory + ": others may read it (remedy: chmod 700)");
            }
            PrivateFiles.shredDoomed(directory, random);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FileKeyStore(directory, random);
    }

    @Override
    public void createWrappingKey(KeyName name) {
        create(name, WRAPPING, SecretBytes.random(random));
    }

    @Override
    public void createSecret(KeyName name) {
        create(name, SECRET, SecretBytes.random(random));
    }

    @Override
    public void importSecret(KeyName name, SecretBytes secret) {
        create(name, SECRET, secret);
    }

    @Override
    public boolean contains(KeyName name) {
        return Files.exists(file(name, WRAPPING)) || Files.exists(file(name, SECRET));
    }

    @Override
    public Set<KeyName> names() {
        Set<KeyName> names = new TreeSet<>(KeyName.BY_TEXT);
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.startsWith(".") && (file.endsWith(WRAPPING) || file.endsWith(SECRET)))
                    .map(file -> KeyName.of(file.substring(0, file.lastIndexOf('.'))))
                    .forEach(names::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    @Override
    public byte[] wrap(KeyName wrappingKey, SecretBytes dataKey, byte[] context) {
        byte[] plain = dataKey.bytes(SecretAccess.granted());
        try {
            return cipher.seal(key(wrappingKey), plain, context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A JDK without AES-GCM", e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public SecretBytes unwrap(KeyName wrappingKey, byte[] wrapped, byte[] context) {
        try {
            return SecretBytes.copyOf(cipher.open(key(wrappingKey), wrapped, context), SecretAccess.granted());
        } catch (AEADBadTagException e) {
            throw KeyRefused.notAuthentic(wrappingKey, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A JDK without AES-GCM", e);
        }
    }

    @Override
    public SecretBytes secret(KeyName name) {
        return SecretBytes.copyOf(read(name, SECRET, "secret"), SecretAccess.granted());
    }

    @Override
    public boolean destroy(KeyName name) {
        try {
            boolean wrapping = PrivateFiles.shred(file(name, WRAPPING), random);
            boolean secret = PrivateFiles.shred(file(name, SECRET), random);
            return wrapping || secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public KeyCustody custody() {
        return KeyCustody.files(names().stream()
                .map(name -> new KeyCustody.HeldKey(
                        Files.exists(file(name, WRAPPING)) ? "kek" : "secret",
                        name.text(),
                        false,
                        false,
                        true,
                        false,
                        false))
                .toList());
    }

    @Override
    public Optional<TokenWitness> witness() {
        return Optional.empty();
    }

    @Override
    public void close() {}

    private SecretKeySpec key(KeyName name) {
        return new SecretKeySpec(read(name, WRAPPING, "wrapping key"), "AES");
    }

    private synchronized void create(KeyName name, String kind, SecretBytes bytes) {
        if (contains(name)) {
            throw KeyRefused.exists(name);
        }
        try {
            PrivateFiles.create(file(name, kind), bytes.bytes(SecretAccess.granted()), random);
        } catch (FileAlreadyExistsException e) {
            throw KeyRefused.exists(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] read(KeyName name, String kind, String kindName) {
        Path file = file(name, kind);
        try {
            if (PrivateFiles.isOpen(file)) {
                throw new KeyRefused(
                        KeyRefused.Reason.STORE,
                        "Cannot use the key file " + file + ": others may read it (remedy: chmod 600)");
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw KeyRefused.unknown(name, kindName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(KeyName name, String kind) {
        return directory.resolve(name + kind);
    }
}
