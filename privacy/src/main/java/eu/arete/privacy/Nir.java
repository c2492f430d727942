package eu.arete.privacy;

/**
 * A French social security number (NIR, numéro d'inscription au répertoire): sex, year, month, department, commune and
 * order of birth. Only the shape and the key are checked, not that such a commune or month exists: provisional and
 * fictitious numbers use values outside of the calendar.
 *
 * @param body the 13 characters without the key; digits, but for {@code 2A} or {@code 2B} (Corsica) as department
 */
public record Nir(String body) {

    static final int BODY = 13;
    private static final int WITH_KEY = 15;
    private static final int MODULUS = 97;

    public Nir {
        if (!hasShape(body)) {
            throw new MalformedIdentity(MalformedIdentity.Part.NIR);
        }
    }

    /**
     * Reads 13 characters, or 15 whose last two are the key; spaces, dots and hyphens between them are passed over.
     *
     * @throws MalformedIdentity when the shape or the key is wrong
     */
    public static Nir parse(String text) {
        StringBuilder kept = new StringBuilder(WITH_KEY);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == '-' || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                continue;
            }
            kept.append(c == 'a' || c == 'b' ? Character.toUpperCase(c) : c);
        }
        if (kept.length() != BODY && kept.length() != WITH_KEY) {
            throw new MalformedIdentity(MalformedIdentity.Part.NIR);
        }
        Nir nir = new Nir(kept.substring(0, BODY));
        if (kept.length() == WITH_KEY && !kept.substring(BODY).equals(nir.keyText())) {
            throw new MalformedIdentity(MalformedIdentity.Part.NIR_KEY);
        }
        return nir;
    }

    /** The key: 97 minus the remainder by 97 of the 13 characters, Corsica's 2A counting as 19 and 2B as 18. Between 1 and 97. */
    public int key() {
        String digits = body.replace("2A", "19").replace("2B", "18");
        return MODULUS - (int) (Long.parseLong(digits) % MODULUS);
    }

    /** The 15 characters, as on a health insurance card. */
    public String withKey() {
        return body + keyText();
    }

    private String keyText() {
        int key = key();
        return key < 10 ? "0" + key : Integer.toString(key);
    }

    private static boolean hasShape(String body) {
        if (body.length() != BODY || body.charAt(0) < '1' || body.charAt(0) > '8') {
            return false;
        }
        for (int i = 0; i < BODY; i++) {
            char c = body.charAt(i);
            boolean corsica = i == 6 && (c == 'A' || c == 'B') && body.charAt(5) == '2';
            if (!corsica && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Says nothing: a NIR has no place in a log. */
    @Override
    public String toString() {
        return "Nir[hidden]";
    }
}
