package eu.arete.lake.store;

import eu.arete.privacy.SecretAccess;
import eu.arete.privacy.SecretBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM in blocks, for one file under one key used for nothing else (the STREAM construction, Hoang, Reyhanitabar,
 * Rogaway and Vizár 2015). After 8 bytes of mark, each block holds 1 MiB of plaintext and its tag; the last may be
 * shorter. The nonce is the block's index and whether it is the last; the file's id, the index and the last mark are
 * authenticated with it. So a block cannot be moved within or between files, nor the file cut at any place.
 */
final class Envelope {

    static final byte[] MARK = "ARETE-1\n".getBytes(StandardCharsets.US_ASCII);
    static final int BLOCK = 1 << 20;
    static final int TAG = 16;
    static final int SEALED_BLOCK = BLOCK + TAG;

    private final SecretKeySpec key;
    private final byte[] id;
    private final Cipher cipher;

    Envelope(SecretBytes dataKey, String fileId) {
        byte[] bytes = dataKey.bytes(SecretAccess.granted());
        if (bytes.length != 32) {
            throw new IllegalArgumentException("Cannot seal under a key of " + bytes.length + " bytes: 32 are needed");
        }
        key = new SecretKeySpec(bytes, "AES");
        id = fileId.getBytes(StandardCharsets.UTF_8);
        try {
            cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A JDK without AES-GCM", e);
        }
    }

    /** Seals {@code length} bytes of {@code plain}; returns the number of bytes written to {@code sealed}. */
    int seal(long index, boolean last, byte[] plain, int length, byte[] sealed) {
        try {
            start(Cipher.ENCRYPT_MODE, index, last);
            return cipher.doFinal(plain, 0, length, sealed, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal a block", e);
        }
    }

    /** Opens a sealed block; returns the number of bytes written to {@code plain}. */
    int open(long index, boolean last, byte[] sealed, int length, byte[] plain) throws DamagedFile {
        try {
            start(Cipher.DECRYPT_MODE, index, last);
            return cipher.doFinal(sealed, 0, length, plain, 0);
        } catch (AEADBadTagException e) {
            throw new DamagedFile("Cannot open block " + index + ": it is not what was sealed under this key", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot open a block", e);
        }
    }

    private void start(int mode, long index, boolean last) throws GeneralSecurityException {
        byte end = (byte) (last ? 1 : 0);
        byte[] nonce =
                ByteBuffer.allocate(12).put(end).put(new byte[3]).putLong(index).array();
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        cipher.updateAAD(MARK);
        cipher.updateAAD(ByteBuffer.allocate(13)
                .putInt(id.length)
                .putLong(index)
                .put(end)
                .array());
        cipher.updateAAD(id);
    }
}
