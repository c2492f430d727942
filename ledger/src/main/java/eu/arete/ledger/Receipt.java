package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a citizen keeps: one text file that proves, without the log, that an entry is in it (tlog-proof).
 *
 * @param entry the entry itself, in the "extra" line; the proof vouches for it, since the leaf is its hash
 */
public record Receipt(long index, List<Hash> hashes, byte[] checkpoint, Optional<byte[]> entry) {
    static final int MAX_BYTES = 512 * 1024;

    private static final String HEAD = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    public Receipt {
        hashes = List.copyOf(hashes);
    }

    static Receipt of(LogSource source, SignedCheckpoint checkpoint, long index) throws LogFault, IOException {
        LogReader log = new LogReader(source, checkpoint.size());
        byte[] entry = log.entry(index);
        InclusionProof proof = InclusionProof.of(index, checkpoint.size(), log);
        if (!proof.holds(Merkle.leaf(entry), checkpoint.root())) {
            throw new LogFault("entry " + index + " is not under the checkpoint: verify the log");
        }
        return new Receipt(index, proof.hashes(), checkpoint.bytes(), Optional.of(entry));
    }

    public static Receipt parse(byte[] bytes) throws LogFault {
        if (bytes.length > MAX_BYTES) {
            throw new LogFault("a receipt of more than " + MAX_BYTES + " bytes");
        }
        String text = new String(bytes, UTF_8);
        int blank = text.indexOf("\n\n");
        if (blank < 0 || !text.startsWith(HEAD + "\n")) {
            throw new LogFault("not a receipt: its first line is not " + HEAD);
        }
        List<String> lines = new ArrayList<>(List.of(text.substring(0, blank).split("\n", -1)));
        lines.remove(0);
        Optional<byte[]> entry = Optional.empty();
        if (!lines.isEmpty() && lines.get(0).startsWith(EXTRA)) {
            entry = Optional.of(Base64Text.parse(lines.remove(0).substring(EXTRA.length())));
        }
        if (lines.isEmpty() || !lines.get(0).startsWith(INDEX)) {
            throw new LogFault("not a receipt: it has no index");
        }
        long index = Checkpoint.number(lines.remove(0).substring(INDEX.length()), "index");
        if (lines.size() > InclusionProof.MAX_HASHES) {
            throw new LogFault("a receipt with more than " + InclusionProof.MAX_HASHES + " hashes");
        }
        List<Hash> hashes = new ArrayList<>();
        for (String line : lines) {
            hashes.add(Hash.parse(line));
        }
        return new Receipt(index, hashes, text.substring(blank + 2).getBytes(UTF_8), entry);
    }

    /**
     * Checks the receipt for that entry against the log's key.
     *
     * @return the checkpoint the entry is under
     * @throws LogFault if the receipt proves nothing
     */
    public SignedCheckpoint check(VerifierKey key, byte[] logged) throws LogFault {
        SignedCheckpoint signed = SignedCheckpoint.open(checkpoint, key);
        if (index >= signed.size()) {
            throw new LogFault("entry " + index + " is beyond the checkpoint of " + signed.size() + " entries");
        }
        if (!new InclusionProof(index, signed.size(), hashes).holds(Merkle.leaf(logged), signed.root())) {
            throw new LogFault("the proof does not lead from this entry to the signed root");
        }
        return signed;
    }

    public String text() {
        StringBuilder text = new StringBuilder(HEAD).append('\n');
        entry.ifPresent(bytes -> text.append(EXTRA).append(Base64Text.of(bytes)).append('\n'));
        text.append(INDEX).append(index).append('\n');
        hashes.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(new String(checkpoint, UTF_8)).toString();
    }
}
