package eu.arete.privacy;

/** From the pseudonyms of one regime to those of another, of the same persons. Safe to share between threads. */
public final class Recoding {

    private final Regime from;
    private final Regime to;

    public Recoding(Regime from, Regime to) {
        this.from = from;
        this.to = to;
    }

    /** Whether there is nothing to do. */
    public boolean isIdentity() {
        return from.number() == to.number();
    }

    public Pseudonym recode(Pseudonym pseudonym) {
        byte[] code = pseudonym.bytes();
        pass(code);
        return Pseudonym.of(code);
    }

    /**
     * The same on text, for bulk: reads the 32 digits at {@code inFrom} and writes 32 digits at {@code outFrom}; the two arrays may
     * be one.
     *
     * @return false, with nothing written, when the input is not 32 lower-case hexadecimal digits
     */
    public boolean rewrite(byte[] in, int inFrom, byte[] out, int outFrom) {
        byte[] code = new byte[Hex.BYTES];
        if (!Hex.read(in, inFrom, code)) {
            return false;
        }
        pass(code);
        Hex.write(code, out, outFrom);
        return true;
    }

    private void pass(byte[] code) {
        if (!isIdentity()) {
            from.leave(code);
            to.enter(code);
        }
    }
}
