package eu.arete.hub.hosting.proofs;

import eu.arete.hub.hosting.KeysStatement;
import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Refused;
import eu.arete.ledger.Checkpoint;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Checks that a keys proof was signed by the token this hub knows, for this hub, on a checkpoint of its own log. Only what
 * the hub itself proves with its own key store can change the token it knows.
 */
@Component
class SignedKeys {
    private final ProofTable table;
    private final PublicLog log;

    SignedKeys(ProofTable table, PublicLog log) {
        this.table = table;
        this.log = log;
    }

    void check(ProofReport report) {
        try {
            KeysStatement statement = KeysStatement.in(report);
            String key = statement.verify(report);
            Checkpoint now = log.checkpoint().checkpoint();
            boolean ours = statement.origin().equals(now.origin())
                    && statement.size() <= now.size()
                    && (statement.size() < now.size()
                            || statement.root().equals(now.root().base64()));
            if (!ours) {
                throw Refused.because("hosting.proof-of-another-hub", statement.origin());
            }
            Optional<Proof> last = table.latest(ProofKind.KEYS);
            if (last.map(proof -> proof.facts().get(KeysStatement.PUBLIC_KEY))
                    .filter(known -> !known.equals(key))
                    .isPresent()) {
                throw Refused.conflict("hosting.proof-of-another-token");
            }
            if (!key.equals(report.facts().get(KeysStatement.PUBLIC_KEY))) {
                throw Refused.because("hosting.proof-not-signed");
            }
        } catch (KeysStatement.NotSigned e) {
            throw Refused.because("hosting.proof-not-signed");
        }
    }
}
