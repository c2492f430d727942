package eu.arete.hub.hosting.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.HubTest;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.hosting.KeysStatement;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Refused;
import eu.arete.ledger.Checkpoint;
import eu.arete.privacy.TokenWitness;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reports about keys that were not made by this hub's own token, for this hub, are refused. */
@Tag("attack")
class SignedKeysTest extends HubTest {
    /** What signs in a token, and here in a program. */
    private record Program(KeyPair keys) implements TokenWitness {
        static Program fresh() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(256);
                return new Program(generator.generateKeyPair());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public byte[] publicKey() {
            return keys.getPublic().getEncoded();
        }

        @Override
        public byte[] sign(byte[] message) {
            try {
                Signature signer = Signature.getInstance("SHA256withECDSA");
                signer.initSign(keys.getPrivate());
                signer.update(message);
                return signer.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public byte[] hmac(byte[] message) {
            return new byte[32];
        }
    }

    @Autowired
    private PublicLog log;

    private final Program token = Program.fresh();

    @Test
    void the_token_of_this_hub_is_believed_and_no_other_key() {
        SignedKeys signed = new SignedKeys(log, () -> Optional.of(token));
        Checkpoint now = log.checkpoint().checkpoint();
        assertThatCode(() -> signed.check(report(token, now.origin(), now.size(), root())))
                .doesNotThrowAnyException();
        refused("hosting.proof-of-another-token", signed, report(Program.fresh(), now.origin(), now.size(), root()));
        refused(
                "hosting.proof-of-another-token",
                new SignedKeys(log, Optional::empty),
                report(token, now.origin(), now.size(), root()));
    }

    @Test
    void a_signature_for_another_hub_or_for_a_log_that_is_not_ours_is_refused() {
        SignedKeys signed = new SignedKeys(log, () -> Optional.of(token));
        Checkpoint now = log.checkpoint().checkpoint();
        refused("hosting.proof-of-another-hub", signed, report(token, "another.example/log", now.size(), root()));
        refused("hosting.proof-of-another-hub", signed, report(token, now.origin(), now.size() + 1000, root()));
    }

    @Test
    void an_administrator_cannot_hand_in_a_report_signed_by_a_program_or_by_nobody() {
        Checkpoint now = log.checkpoint().checkpoint();
        ProofReport forged = report(token, now.origin(), now.size(), root());
        var administrator = as(Role.ADMINISTRATOR);
        String api = "/api/v1/hosting/proofs";
        assertThat(administrator.post(api, forged.text()).code()).isEqualTo("hosting.proof-of-another-token");
        assertThat(administrator
                        .post(api, forged.text().replace("\"seen\" : \"\"", "\"seen\" : \"better\""))
                        .code())
                .isEqualTo("hosting.proof-not-signed");
        ProofReport unsigned = new ProofReport(
                ProofKind.KEYS,
                clock.instant(),
                forged.conditions(),
                Map.of(),
                JsonMapper.shared().createObjectNode());
        assertThat(unsigned.passed()).isTrue();
        assertThat(administrator.post(api, unsigned.text()).code()).isEqualTo("hosting.proof-not-signed");
    }

    private String root() {
        return log.checkpoint().checkpoint().root().base64();
    }

    private static void refused(String code, SignedKeys signed, ProofReport report) {
        assertThatThrownBy(() -> signed.check(report))
                .isInstanceOfSatisfying(
                        Refused.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private ProofReport report(Program by, String origin, long size, String root) {
        KeysStatement statement = new KeysStatement(origin, size, root, "ab".repeat(32));
        ObjectNode detail = JsonMapper.shared().createObjectNode();
        detail.put("origin", origin).put("logSize", size).put("logRoot", root).put("nonce", statement.nonce());
        detail.put(KeysStatement.PUBLIC_KEY, Base64.getEncoder().encodeToString(by.publicKey()));
        ProofReport asked = claiming(by, detail);
        detail.put(KeysStatement.SIGNATURE, Base64.getEncoder().encodeToString(by.sign(statement.over(asked))));
        return claiming(by, detail);
    }

    private ProofReport claiming(Program by, ObjectNode detail) {
        return new ProofReport(
                ProofKind.KEYS,
                clock.instant(),
                ProofReport.required(ProofKind.KEYS).stream()
                        .sorted()
                        .map(name -> new ProofReport.Condition(name, true, ""))
                        .toList(),
                Map.of(KeysStatement.PUBLIC_KEY, KeysStatement.keyId(by.publicKey())),
                detail);
    }
}
