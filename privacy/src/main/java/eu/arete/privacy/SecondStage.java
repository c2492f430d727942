package eu.arete.privacy;

/**
 * Turns a first-stage code into the lake's pseudonym: the root, with the hub's secret, then the code of the regime under which the
 * lake, or a dataset of it, lies. Safe to share between threads.
 */
public final class SecondStage {

    private final Hmac hmac;
    private final Regime regime;

    /** In the first regime. */
    public SecondStage(SecretBytes secondSecret) {
        this(secondSecret, Regime.first());
    }

    public SecondStage(SecretBytes secondSecret, Regime regime) {
        this.hmac = new Hmac(secondSecret);
        this.regime = regime;
    }

    public Regime regime() {
        return regime;
    }

    public Pseudonym pseudonym(FirstStageCode code) {
        byte[] made = hmac.code(code.bytes());
        regime.enter(made);
        return Pseudonym.of(made);
    }

    /**
     * The same on text, for bulk: reads the 32 digits at {@code inFrom} and writes the 32 digits of the pseudonym at
     * {@code outFrom}; the two arrays may be one.
     *
     * @return false, with nothing written, when the input is not 32 lower-case hexadecimal digits
     */
    public boolean rewrite(byte[] in, int inFrom, byte[] out, int outFrom) {
        byte[] scratch = new byte[Hmac.DIGEST];
        if (!Hex.read(in, inFrom, scratch)) {
            return false;
        }
        hmac.code(scratch, Hex.BYTES, scratch);
        regime.enter(scratch);
        Hex.write(scratch, out, outFrom);
        return true;
    }
}
