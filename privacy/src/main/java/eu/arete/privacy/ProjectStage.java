package eu.arete.privacy;

/** Turns a lake pseudonym into one project's own, with that project's key. Safe to share between threads. */
public final class ProjectStage {

    private final Hmac hmac;

    public ProjectStage(SecretBytes projectKey) {
        hmac = new Hmac(projectKey);
    }

    public ProjectPseudonym pseudonym(Pseudonym pseudonym) {
        return ProjectPseudonym.of(hmac.code(pseudonym.bytes()));
    }

    /**
     * The same on text, for bulk: reads the 32 digits at {@code inFrom} and writes the 32 digits of the project pseudonym at
     * {@code outFrom}; the two arrays may be one.
     *
     * @return false, with nothing written, when the input is not 32 lower-case hexadecimal digits
     */
    public boolean rewrite(byte[] in, int inFrom, byte[] out, int outFrom) {
        return hmac.rewrite(in, inFrom, out, outFrom);
    }
}
