package eu.arete.privacy;

/** A {@link KeyStore} cannot do what it was asked. The message names the key, never its bytes. */
public final class KeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** No key of that name and kind. */
        UNKNOWN,
        /** The name is taken. */
        EXISTS,
        /** The wrapped bytes were altered, or belong to another key or context. */
        NOT_AUTHENTIC,
        /** The store itself cannot be opened: wrong token, wrong PIN, wrong rights on its files. */
        STORE
    }

    private final Reason reason;

    KeyRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    KeyRefused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    static KeyRefused unknown(KeyName name, String kind) {
        return new KeyRefused(Reason.UNKNOWN, "Cannot find the " + kind + " '" + name + "'");
    }

    static KeyRefused exists(KeyName name) {
        return new KeyRefused(Reason.EXISTS, "Cannot make the key '" + name + "': the name is taken");
    }

    static KeyRefused notAuthentic(KeyName name, Throwable cause) {
        return new KeyRefused(
                Reason.NOT_AUTHENTIC,
                "Cannot unwrap with the key '" + name + "': altered, or made with another key or context",
                cause);
    }

    public Reason reason() {
        return reason;
    }
}
