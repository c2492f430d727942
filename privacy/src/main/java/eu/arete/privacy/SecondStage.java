package eu.arete.privacy;

/** Turns a first-stage code into the lake's pseudonym, with the hub's secret. Safe to share between threads. */
public final class SecondStage {

    private final Hmac hmac;

    public SecondStage(SecretBytes secondSecret) {
        hmac = new Hmac(secondSecret);
    }

    public Pseudonym pseudonym(FirstStageCode code) {
        return Pseudonym.of(hmac.code(code.bytes()));
    }

    /**
     * The same on text, for bulk: reads the 32 digits at {@code inFrom} and writes the 32 digits of the pseudonym at
     * {@code outFrom}; the two arrays may be one.
     *
     * @return false, with nothing written, when the input is not 32 lower-case hexadecimal digits
     */
    public boolean rewrite(byte[] in, int inFrom, byte[] out, int outFrom) {
        return hmac.rewrite(in, inFrom, out, outFrom);
    }
}
