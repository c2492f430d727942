package eu.arete.lake.intake;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in counter mode under a key drawn for one file that nobody else ever opens: bytes at any place are turned into those on disk, and back.
 * Each place is written once, so that no counter serves twice. It does not see a change of the file, which has no name. For one thread.
 */
final class RunCipher {
    private static final int AES_BLOCK = 16;

    private final Cipher cipher;
    private final SecretKeySpec key;

    RunCipher() {
        byte[] secret = new byte[AES_BLOCK];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, "AES");
        try {
            cipher = Cipher.getInstance("AES/CTR/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES", e);
        }
    }

    /** Turns the first {@code length} bytes, which stand from {@code place} on in the file. */
    void apply(long place, byte[] bytes, int length) {
        try {
            ByteBuffer counter = ByteBuffer.allocate(AES_BLOCK).putLong(0).putLong(place / AES_BLOCK);
            cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(counter.array()));
            int lead = (int) (place % AES_BLOCK);
            cipher.update(new byte[lead]);
            int done = cipher.update(bytes, 0, length, bytes, 0);
            cipher.doFinal(bytes, done);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES in counter mode takes any number of bytes", e);
        }
    }
}
