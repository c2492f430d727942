package eu.arete.privacy;

/**
 * Turns a lake pseudonym into one project's own, with that project's key. It is made from the root of the pseudonym, so that a
 * project knows a person by the same code whatever the regime of the lake. Safe to share between threads.
 */
public final class ProjectStage {

    private final Hmac hmac;
    private final Regime regime;

    /** From pseudonyms of the first regime. */
    public ProjectStage(SecretBytes projectKey) {
        this(projectKey, Regime.first());
    }

    /** @param regime that of the pseudonyms given */
    public ProjectStage(SecretBytes projectKey, Regime regime) {
        this.hmac = new Hmac(projectKey);
        this.regime = regime;
    }

    public ProjectPseudonym pseudonym(Pseudonym pseudonym) {
        byte[] root = pseudonym.bytes();
        regime.leave(root);
        return ProjectPseudonym.of(hmac.code(root));
    }

    /**
     * The same on text, for bulk: reads the 32 digits at {@code inFrom} and writes the 32 digits of the project pseudonym at
     * {@code outFrom}; the two arrays may be one.
     *
     * @return false, with nothing written, when the input is not 32 lower-case hexadecimal digits
     */
    public boolean rewrite(byte[] in, int inFrom, byte[] out, int outFrom) {
        return rewrite(in, inFrom, out, outFrom, regime);
    }

    /**
     * Out of one of this project's own codes, another that nobody can tell from chance without its key: for draws that stay the same
     * whatever the regime.
     *
     * @return false, with nothing written, when the input is not 32 lower-case hexadecimal digits
     */
    public boolean draw(byte[] in, int inFrom, byte[] out, int outFrom) {
        return rewrite(in, inFrom, out, outFrom, Regime.first());
    }

    private boolean rewrite(byte[] in, int inFrom, byte[] out, int outFrom, Regime from) {
        byte[] scratch = new byte[Hmac.DIGEST];
        if (!Hex.read(in, inFrom, scratch)) {
            return false;
        }
        from.leave(scratch);
        hmac.code(scratch, Hex.BYTES, scratch);
        Hex.write(scratch, out, outFrom);
        return true;
    }
}
