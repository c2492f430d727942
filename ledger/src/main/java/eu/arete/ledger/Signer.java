package eu.arete.ledger;

/** Who signs a log's checkpoints: a key in a file, in a token, anywhere. */
public interface Signer {
    /** The public half; its name is the log's origin. */
    VerifierKey verifierKey();

    /** A bare Ed25519 signature (64 bytes) over the message. */
    byte[] sign(byte[] message);
}
