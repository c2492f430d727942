package eu.arete.privacy;

/** What only the holder of a token can do, and anyone can check. Its keys are made in the token at first use, and stay there. */
public interface TokenWitness {

    /** The public half of the key that signs (P-256), as X.509 SubjectPublicKeyInfo. */
    byte[] publicKey();

    /** Signs with ECDSA on SHA-256, in the token. */
    byte[] sign(byte[] message);

    /** HMAC-SHA-256 of a message under a key of the token, computed there. */
    byte[] hmac(byte[] message);
}
