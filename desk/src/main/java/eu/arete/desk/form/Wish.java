package eu.arete.desk.form;

import java.util.Optional;

/** What a person asks: both as easy. */
public enum Wish {
    OPPOSE("oppose"),
    /** Takes an earlier opposition back. */
    ALLOW("allow");

    private final String word;

    Wish(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    static Optional<Wish> of(String word) {
        for (Wish wish : values()) {
            if (wish.word.equals(word)) {
                return Optional.of(wish);
            }
        }
        return Optional.empty();
    }
}
