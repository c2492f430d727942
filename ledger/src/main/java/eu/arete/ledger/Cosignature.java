package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** A witness's word that a checkpoint continues all those it saw before (tlog-cosignature, Ed25519). */
public record Cosignature(VerifierKey witness, Instant time) {
    private static final int LENGTH = Long.BYTES + Ed25519.SIGNATURE_LENGTH;

    /** The cosignature of that witness on that note; empty where there is none, or where it does not verify. */
    public static Optional<Cosignature> of(VerifierKey witness, Note note) {
        if (witness.type() != VerifierKey.COSIGNATURE) {
            return Optional.empty();
        }
        for (Note.Line line : note.by(witness)) {
            byte[] signature = line.signature();
            if (signature.length != LENGTH) {
                return Optional.empty();
            }
            long seconds = ByteBuffer.wrap(signature).getLong();
            byte[] bare = Arrays.copyOfRange(signature, Long.BYTES, LENGTH);
            if (seconds < 0 || !witness.verifies(message(seconds, note), bare)) {
                return Optional.empty();
            }
            return Optional.of(
                    new Cosignature(witness, Instant.ofEpochSecond(Math.min(seconds, Instant.MAX.getEpochSecond()))));
        }
        return Optional.empty();
    }

    /** The note with that witness's cosignature added. */
    public static Note add(Note note, Signer witness, Instant time) {
        VerifierKey key = witness.verifierKey();
        if (key.type() != VerifierKey.COSIGNATURE) {
            throw new IllegalArgumentException(key.name() + " is no witness key");
        }
        long seconds = time.getEpochSecond();
        byte[] stamp = ByteBuffer.allocate(Long.BYTES).putLong(seconds).array();
        byte[] signature = Ed25519.join(stamp, witness.sign(message(seconds, note)));
        return note.with(new Note.Line(key.name(), key.id(), signature));
    }

    private static byte[] message(long seconds, Note note) {
        return ("cosignature/v1\ntime " + seconds + "\n" + note.text()).getBytes(UTF_8);
    }
}
