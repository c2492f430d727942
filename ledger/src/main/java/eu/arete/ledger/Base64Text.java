package eu.arete.ledger;

import java.util.Base64;

/** Standard base64 (RFC 4648 §4) read strictly: one text per byte string, so that nothing signed has two spellings. */
final class Base64Text {
    private Base64Text() {}

    static String of(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static byte[] parse(String text) throws LogFault {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (of(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new LogFault("not base64: " + e.getMessage());
        }
        throw new LogFault("not base64 as RFC 4648 writes it");
    }
}
