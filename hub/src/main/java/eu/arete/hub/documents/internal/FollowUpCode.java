package eu.arete.hub.documents.internal;

import eu.arete.hub.Sha256;
import java.security.SecureRandom;
import java.util.Locale;

/** What who asked keeps to act on their request: 100 random bits, said once; the hub keeps its hash. It opens acts, never reading. */
final class FollowUpCode {

    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private FollowUpCode() {}

    /** @return as {@code 7K2M4-…}: four groups of five */
    static String draw(SecureRandom random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            code.append(i > 0 && i % 5 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** Of the code however it was typed. */
    static byte[] hash(String typed) {
        String plain = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return Sha256.digest()
                .digest(("documents/follow-up|" + plain).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
