package eu.arete.privacy;

/** Sex as civil registration and the SNDS code it: 1 male, 2 female. */
public enum Sex {
    MALE('1'),
    FEMALE('2');

    private final char code;

    Sex(char code) {
        this.code = code;
    }

    public char code() {
        return code;
    }

    /** Reads "1" or "2". */
    public static Sex parse(String text) {
        String trimmed = text.strip();
        for (Sex sex : values()) {
            if (trimmed.length() == 1 && trimmed.charAt(0) == sex.code) {
                return sex;
            }
        }
        throw new MalformedIdentity(MalformedIdentity.Part.SEX);
    }
}
