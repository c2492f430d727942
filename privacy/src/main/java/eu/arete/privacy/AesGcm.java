package eu.arete.privacy;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/** The wrapped form of keys: version 1, a random 12-byte nonce, AES-256-GCM ciphertext and tag; the context is authenticated. */
final class AesGcm {

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final @Nullable Provider provider;
    private final SecureRandom random;

    /** @param provider the token's, or null for the JDK's own */
    AesGcm(@Nullable Provider provider, SecureRandom random) {
        this.provider = provider;
        this.random = random;
    }

    byte[] seal(Key key, byte[] plain, byte[] context) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        Cipher cipher = cipher();
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce));
        cipher.updateAAD(context);
        byte[] sealed = cipher.doFinal(plain);
        byte[] out = new byte[1 + NONCE + sealed.length];
        out[0] = VERSION;
        System.arraycopy(nonce, 0, out, 1, NONCE);
        System.arraycopy(sealed, 0, out, 1 + NONCE, sealed.length);
        return out;
    }

    /** @throws AEADBadTagException when the bytes are not what {@link #seal} made with this key and context */
    byte[] open(Key key, byte[] sealed, byte[] context) throws GeneralSecurityException {
        if (sealed.length < 1 + NONCE + TAG || sealed[0] != VERSION) {
            throw new AEADBadTagException("not a wrapped key");
        }
        Cipher cipher = cipher();
        cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG, Arrays.copyOfRange(sealed, 1, 1 + NONCE)));
        cipher.updateAAD(context);
        return cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE);
    }

    private Cipher cipher() throws GeneralSecurityException {
        return provider == null ? Cipher.getInstance(TRANSFORMATION) : Cipher.getInstance(TRANSFORMATION, provider);
    }
}
