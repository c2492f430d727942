package eu.arete.privacy;

import java.util.List;

/**
 * Where the keys of a store are, as far as the store itself can tell.
 *
 * @param inToken whether they lie in a token; false for files
 * @param manufacturer as the token says; empty for files
 * @param model as the token says; empty for files
 * @param hardware whether the token's slot says it is a device, not a program
 * @param keys by name
 */
public record KeyCustody(boolean inToken, String manufacturer, String model, boolean hardware, List<HeldKey> keys) {

    /**
     * A key and its attributes in the token, as PKCS#11 names them. They can only be set once: no key that was ever readable,
     * or was brought from elsewhere, says {@code alwaysSensitive}, {@code neverExtractable} and {@code local}.
     *
     * @param kind {@code kek} (wraps data keys), {@code secret} (wraps a secret kept beside the data), {@code proof}
     */
    public record HeldKey(
            String kind,
            String name,
            boolean sensitive,
            boolean alwaysSensitive,
            boolean extractable,
            boolean neverExtractable,
            boolean local) {}

    public KeyCustody {
        keys = List.copyOf(keys);
    }

    /** Keys that whoever reads the disk reads. */
    static KeyCustody files(List<HeldKey> keys) {
        return new KeyCustody(false, "", "", false, keys);
    }
}
