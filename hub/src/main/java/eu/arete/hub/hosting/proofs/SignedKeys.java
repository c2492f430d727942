package eu.arete.hub.hosting.proofs;

import eu.arete.hub.hosting.KeysStatement;
import eu.arete.hub.hosting.ProofReport;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Refused;
import eu.arete.ledger.Checkpoint;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.TokenWitness;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Checks that a keys proof was signed for this hub, on a checkpoint of its own log, by the very token this hub works with: any
 * other key could be a program's, and an administrator's word is not what opens a gate.
 */
@Component
class SignedKeys {
    private final PublicLog log;
    private final Supplier<Optional<TokenWitness>> token;

    @Autowired
    SignedKeys(PublicLog log, KeyStore keys) {
        this(log, keys::witness);
    }

    SignedKeys(PublicLog log, Supplier<Optional<TokenWitness>> token) {
        this.log = log;
        this.token = token;
    }

    void check(ProofReport report) {
        try {
            KeysStatement statement = KeysStatement.in(report);
            String key = statement.verify(report);
            if (!key.equals(report.facts().get(KeysStatement.PUBLIC_KEY))) {
                throw Refused.because("hosting.proof-not-signed");
            }
            Checkpoint now = log.checkpoint().checkpoint();
            boolean ours = statement.origin().equals(now.origin())
                    && statement.size() <= now.size()
                    && (statement.size() < now.size()
                            || statement.root().equals(now.root().base64()));
            if (!ours) {
                throw Refused.because("hosting.proof-of-another-hub", statement.origin());
            }
            boolean known = token.get()
                    .map(TokenWitness::publicKey)
                    .map(KeysStatement::keyId)
                    .filter(key::equals)
                    .isPresent();
            if (!known) {
                throw Refused.conflict("hosting.proof-of-another-token");
            }
        } catch (KeysStatement.NotSigned e) {
            throw Refused.because("hosting.proof-not-signed");
        }
    }
}
