package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * An Ed25519 key in a file only its owner may read. Two lines: the private key as Go's note package writes it
 * ({@code PRIVATE+KEY+name+id+base64(type || seed)}), then its verifier key.
 */
public final class FileSigner implements Signer {
    private static final String PREFIX = "PRIVATE+KEY+";

    private final VerifierKey verifierKey;
    private final PrivateKey privateKey;

    private FileSigner(VerifierKey verifierKey, PrivateKey privateKey) {
        this.verifierKey = verifierKey;
        this.privateKey = privateKey;
    }

    /** A new key, written to no file. */
    public static FileSigner generate(String name, byte type, SecureRandom random) throws LogFault {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(Ed25519.NAME);
            generator.initialize(255, random);
            KeyPair pair = generator.generateKeyPair();
            return new FileSigner(VerifierKey.of(name, type, Ed25519.bare(pair.getPublic())), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK since 15 has Ed25519", e);
        }
    }

    /** Makes a key for a log and writes it with mode 0600; a file already there is never overwritten. */
    public static FileSigner create(Path file, String name, SecureRandom random) throws LogFault, IOException {
        FileSigner signer = generate(name, VerifierKey.NOTE, random);
        String text = PREFIX + name + "+" + signer.verifierKey.idText() + "+"
                + Base64Text.of(Ed25519.join(new byte[] {VerifierKey.NOTE}, Ed25519.bare(signer.privateKey))) + "\n"
                + signer.verifierKey.text() + "\n";
        Set<StandardOpenOption> fresh = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var channel = FileChannel.open(file, fresh, ownerOnly)) {
            channel.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
            channel.force(true);
        }
        return signer;
    }

    public static FileSigner read(Path file) throws LogFault, IOException {
        try {
            List<String> lines = Files.readAllLines(file, UTF_8);
            if (lines.size() < 2 || !lines.get(0).startsWith(PREFIX)) {
                throw new LogFault("not a signing key");
            }
            VerifierKey verifierKey = VerifierKey.parse(lines.get(1));
            String start = PREFIX + verifierKey.name() + "+" + verifierKey.idText() + "+";
            if (!lines.get(0).startsWith(start)) {
                throw new LogFault("holds a private and a verifier key of different names or ids");
            }
            return of(verifierKey, Base64Text.parse(lines.get(0).substring(start.length())));
        } catch (LogFault fault) {
            throw fault.in(file.toString());
        }
    }

    private static FileSigner of(VerifierKey verifierKey, byte[] typedSeed) throws LogFault {
        if (typedSeed.length != 1 + Ed25519.KEY_LENGTH || typedSeed[0] != verifierKey.type()) {
            throw new LogFault("not an Ed25519 private key");
        }
        try {
            byte[] seed = Arrays.copyOfRange(typedSeed, 1, typedSeed.length);
            FileSigner signer = new FileSigner(verifierKey, Ed25519.privateKey(seed));
            byte[] probe = "probe".getBytes(UTF_8);
            if (!verifierKey.verifies(probe, signer.sign(probe))) {
                throw new LogFault("its verifier key is not that of its private key");
            }
            return signer;
        } catch (GeneralSecurityException e) {
            throw new LogFault("not an Ed25519 private key: " + e.getMessage());
        }
    }

    /** Reads the key of that file, or makes it where there is none yet. */
    public static FileSigner readOrCreate(Path file, String name, SecureRandom random) throws LogFault, IOException {
        return Files.exists(file) ? read(file) : create(file, name, random);
    }

    @Override
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        return Ed25519.sign(privateKey, message);
    }
}
