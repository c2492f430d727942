package eu.arete.privacy;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.spec.ECGenParameterSpec;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/** The witness of a PKCS#11 token. */
final class Pkcs11Witness implements TokenWitness {

    private static final String SIGNING = "proof:signing";
    private static final String CODES = "proof:hmac";

    private final Provider provider;
    private final java.security.KeyStore token;
    private final SecureRandom random;

    Pkcs11Witness(Provider provider, java.security.KeyStore token, SecureRandom random) {
        this.provider = provider;
        this.token = token;
        this.random = random;
    }

    /** Makes the keys that are missing. */
    Pkcs11Witness ready() {
        try {
            if (!token.containsAlias(SIGNING)) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", provider);
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                KeyPair keys = generator.generateKeyPair();
                Certificate certificate = SelfSignedCertificate.of(keys, "Arete proofs", provider, random);
                token.setKeyEntry(SIGNING, keys.getPrivate(), null, new Certificate[] {certificate});
            }
            if (!token.containsAlias(CODES)) {
                KeyGenerator generator = KeyGenerator.getInstance("HmacSHA256", provider);
                generator.init(8 * SecretBytes.KEY_SIZE);
                SecretKey key = generator.generateKey();
                token.setEntry(CODES, new java.security.KeyStore.SecretKeyEntry(key), null);
            }
            return this;
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    @Override
    public byte[] publicKey() {
        try {
            return token.getCertificate(SIGNING).getPublicKey().getEncoded();
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    @Override
    public synchronized byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA", provider);
            signer.initSign((PrivateKey) token.getKey(SIGNING, null));
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    @Override
    public synchronized byte[] hmac(byte[] message) {
        try {
            Key key = token.getKey(CODES, null);
            if (key.getEncoded() != null) {
                throw new KeyRefused(KeyRefused.Reason.STORE, "Cannot use this token: its keys can be extracted");
            }
            Mac mac = Mac.getInstance("HmacSHA256", provider);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private static KeyRefused broken(GeneralSecurityException e) {
        return new KeyRefused(KeyRefused.Reason.STORE, "Cannot work with the token: " + e.getMessage(), e);
    }
}
