package eu.arete.hub.pseudonymisation.internal;

import eu.arete.hub.Vault;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.SecondStage;
import eu.arete.privacy.SecretBytes;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The secret behind every pseudonym, made at the hub's first start. Another in its place would give everybody a second pseudonym, and
 * no opposition would find its rows: so it is known again by what it makes of a code nobody has, or the hub does not start.
 */
@Component
public class SecondSecret {
    private static final FirstStageCode NOBODY = new FirstStageCode("0".repeat(32));

    private final SecretBytes secret;

    SecondSecret(JdbcClient jdbc, KeyStore keys) {
        Optional<String> known = jdbc.sql("select mark from pseudonymisation.second_secret")
                .query(String.class)
                .optional();
        if (known.isPresent() && !keys.contains(Vault.SECOND_STAGE)) {
            throw new IllegalStateException(
                    "The key store does not hold the second secret, with which this hub made its pseudonyms: bring it back");
        }
        secret = keys.ensureSecret(Vault.SECOND_STAGE);
        String mark = new SecondStage(secret).pseudonym(NOBODY).hex();
        if (known.isEmpty()) {
            jdbc.sql("insert into pseudonymisation.second_secret (mark) values (:mark)")
                    .param("mark", mark)
                    .update();
        } else if (!known.get().equals(mark)) {
            throw new IllegalStateException(
                    "The key store holds another second secret than that with which this hub made its pseudonyms: bring it back");
        }
    }

    public SecretBytes bytes() {
        return secret;
    }
}
