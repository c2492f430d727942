package eu.arete.ledger;

/** A checkpoint whose log signature was verified. */
public final class SignedCheckpoint {
    private final Checkpoint checkpoint;
    private final Note note;

    private SignedCheckpoint(Checkpoint checkpoint, Note note) {
        this.checkpoint = checkpoint;
        this.note = note;
    }

    static SignedCheckpoint sign(Checkpoint checkpoint, Signer signer) {
        return new SignedCheckpoint(checkpoint, Note.sign(checkpoint.text(), signer));
    }

    /** Opens a checkpoint; only one signed by that key, under that key's name as origin, comes out. */
    public static SignedCheckpoint open(byte[] bytes, VerifierKey key) throws LogFault {
        Note note = Note.parse(bytes);
        if (!note.isSignedBy(key)) {
            throw new LogFault("no valid signature by " + key.name() + " (key " + key.idText() + ")");
        }
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        if (!checkpoint.origin().equals(key.name())) {
            throw new LogFault("the origin is " + checkpoint.origin() + ", the key is that of " + key.name());
        }
        return new SignedCheckpoint(checkpoint, note);
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    public long size() {
        return checkpoint.size();
    }

    public Hash root() {
        return checkpoint.root();
    }

    public Note note() {
        return note;
    }

    public byte[] bytes() {
        return note.bytes();
    }
}
