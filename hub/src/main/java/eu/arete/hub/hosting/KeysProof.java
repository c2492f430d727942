package eu.arete.hub.hosting;

import eu.arete.hub.Sha256;
import eu.arete.hub.hosting.ProofReport.Condition;
import eu.arete.ledger.Checkpoint;
import eu.arete.privacy.KeyCustody;
import eu.arete.privacy.KeyCustody.HeldKey;
import eu.arete.privacy.KeyRefused;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.TokenWitness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tests where the keys of a hub are. With keys in files it says plainly that they are the host's. */
public final class KeysProof {
    /** How many keys a report lists; its conditions are about all of them. */
    private static final int MOST_TOLD = 500;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final KeyStore keys;
    private final Path home;
    private final SecureRandom random;

    /** @param home of the hub whose keys these are */
    public KeysProof(KeyStore keys, Path home, SecureRandom random) {
        this.keys = keys;
        this.home = home;
        this.random = random;
    }

    /** @param checkpoint the last of the hub's public log */
    public ProofReport make(Checkpoint checkpoint, Instant now) throws IOException {
        // The witness's own keys are made first, so that the token tells of them too.
        Optional<TokenWitness> witness = keys.witness();
        KeyCustody custody = custody();
        ObjectNode detail = JSON.createObjectNode();
        attributes(custody, detail.putArray("keys"));
        List<Condition> conditions = new ArrayList<>(conditions(custody));
        conditions.add(codes(witness));
        conditions.add(new Condition(
                "challenge-signed",
                witness.isPresent(),
                witness.isPresent() ? "ECDSA P-256, checkpoint of " + checkpoint.size() + " entries" : "no token"));
        CopiedDisk.Outcome copied = new CopiedDisk(home, keys, random).steal();
        conditions.add(new Condition(
                "copied-disk-opens-nothing",
                copied.owner() && copied.opened() == 0,
                copied.opened() + " of " + copied.tried() + " ways opened it"));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("store", custody.inToken() ? "token" : "files");
        facts.put("manufacturer", custody.manufacturer());
        facts.put("model", custody.model());
        facts.put("keys", Integer.toString(custody.keys().size()));
        if (witness.isEmpty()) {
            return new ProofReport(ProofKind.KEYS, now, conditions, facts, detail);
        }
        byte[] publicKey = witness.get().publicKey();
        facts.put(KeysStatement.PUBLIC_KEY, Sha256.of(publicKey));
        detail.put(KeysStatement.PUBLIC_KEY, Base64.getEncoder().encodeToString(publicKey));
        return signed(new ProofReport(ProofKind.KEYS, now, conditions, facts, detail), checkpoint, witness.get());
    }

    private ProofReport signed(ProofReport report, Checkpoint checkpoint, TokenWitness witness) {
        KeysStatement statement = new KeysStatement(
                checkpoint.origin(), checkpoint.size(), checkpoint.root().base64(), nonce());
        ObjectNode detail = report.detail();
        detail.put("origin", statement.origin());
        detail.put("logSize", statement.size());
        detail.put("logRoot", statement.root());
        detail.put("nonce", statement.nonce());
        ProofReport challenged =
                new ProofReport(report.kind(), report.madeAt(), report.conditions(), report.facts(), detail);
        detail.put(
                KeysStatement.SIGNATURE, Base64.getEncoder().encodeToString(witness.sign(statement.over(challenged))));
        ProofReport signed =
                new ProofReport(report.kind(), report.madeAt(), report.conditions(), report.facts(), detail);
        try {
            statement.verify(signed);
        } catch (KeysStatement.NotSigned e) {
            throw new IllegalStateException("The token signs what its public key does not verify", e);
        }
        return signed;
    }

    private KeyCustody custody() {
        try {
            return keys.custody();
        } catch (KeyRefused e) {
            // What the token does not tell is not shown: every condition about it fails.
            return new KeyCustody(true, "", "", false, List.of());
        }
    }

    private List<Condition> conditions(KeyCustody custody) {
        List<String> held = custody.keys().stream().map(HeldKey::name).toList();
        List<String> missing = keys.names().stream()
                .map(Object::toString)
                .filter(name -> !held.contains(name))
                .toList();
        boolean told = custody.inToken() && !custody.keys().isEmpty() && missing.isEmpty();
        boolean device = custody.hardware() && !custody.manufacturer().contains("SoftHSM");
        return List.of(
                new Condition(
                        "in-token",
                        told,
                        custody.inToken() ? "all of " + held.size() + " keys" : "keys are held on the host, in files"),
                of("sensitive", told, custody, key -> key.sensitive() && key.alwaysSensitive()),
                of("never-extractable", told, custody, key -> !key.extractable() && key.neverExtractable()),
                of("made-in-token", told, custody, HeldKey::local),
                new Condition(
                        "token-is-hardware",
                        custody.inToken() && device,
                        custody.inToken() ? custody.manufacturer() + " " + custody.model() : "no token"));
    }

    private static Condition of(String name, boolean told, KeyCustody custody, Predicate<HeldKey> holds) {
        String not = custody.keys().stream()
                .filter(holds.negate())
                .map(key -> key.kind() + ":" + key.name())
                .limit(5)
                .collect(Collectors.joining(", "));
        String seen = not.isEmpty() ? "" : custody.inToken() ? "not: " + not : "no token";
        return new Condition(name, told && not.isEmpty(), seen);
    }

    private Condition codes(Optional<TokenWitness> witness) {
        if (witness.isEmpty()) {
            return new Condition("hmac-in-token", false, "no token");
        }
        byte[] one = nonce().getBytes(StandardCharsets.US_ASCII);
        byte[] other = nonce().getBytes(StandardCharsets.US_ASCII);
        byte[] code = witness.get().hmac(one);
        boolean works = code.length == 32
                && Arrays.equals(code, witness.get().hmac(one))
                && !Arrays.equals(code, witness.get().hmac(other));
        return new Condition("hmac-in-token", works, "HMAC-SHA-256, same question same code");
    }

    private static void attributes(KeyCustody custody, ArrayNode keys) {
        custody.keys()
                .forEach(key -> keys.addObject()
                        .put("kind", key.kind())
                        // A project's key is named after its permit, which is public; nothing here names a person.
                        .put("name", key.name())
                        .put("sensitive", key.sensitive())
                        .put("alwaysSensitive", key.alwaysSensitive())
                        .put("extractable", key.extractable())
                        .put("neverExtractable", key.neverExtractable())
                        .put("local", key.local()));
    }

    private String nonce() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
