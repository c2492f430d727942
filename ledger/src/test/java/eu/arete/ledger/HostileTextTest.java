package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a stranger's server or file says, a reader answers with a fault, never with a breakdown. */
@Tag("attack")
class HostileTextTest {
    private static final int ROUNDS = 6_000;

    @TempDir
    Path directory;

    /** Something that reads bytes from elsewhere. */
    @FunctionalInterface
    private interface Reading {
        void read(byte[] bytes) throws LogFault;
    }

    @Test
    void texts_bent_at_random_are_faults_at_worst() throws Exception {
        FileSigner signer = Logs.signer();
        String receipt;
        byte[] checkpoint;
        try (Ledger ledger = Ledger.open(directory, signer)) {
            ledger.append(Logs.entries(0, 300));
            receipt = ledger.receipt(7).text();
            checkpoint = ledger.checkpoint().bytes();
        }
        VerifierKey key = signer.verifierKey();
        bend(checkpoint, bytes -> SignedCheckpoint.open(bytes, key));
        bend(checkpoint, bytes -> Checkpoint.parse(Note.parse(bytes).text()));
        bend(receipt.getBytes(UTF_8), bytes -> Receipt.parse(bytes).check(key, Logs.entry(7)));
        bend(key.text().getBytes(UTF_8), bytes -> VerifierKey.parse(new String(bytes, ISO_8859_1)));
        bend(Bundles.write(Logs.entries(0, 20)), bytes -> Bundles.read(bytes, 20, false));
        bend("tile/0/x001/x234/067.p/112".getBytes(UTF_8), bytes -> Tile.parse(new String(bytes, ISO_8859_1)));
    }

    private static void bend(byte[] good, Reading reading) {
        Random random = new Random(42);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bent = bent(good, random);
            try {
                reading.read(bent);
            } catch (LogFault expected) {
                continue;
            } catch (RuntimeException breakdown) {
                throw new AssertionError("broke on " + new String(bent, ISO_8859_1), breakdown);
            }
        }
    }

    private static byte[] bent(byte[] good, Random random) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : good) {
            bytes.add(b);
        }
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(bytes.size() + 1);
            int kind = random.nextInt(4);
            if (kind == 0) {
                bytes.add(at, (byte) random.nextInt(256));
            } else if (kind == 1 && at < bytes.size()) {
                bytes.remove(at);
            } else if (kind == 2 && at < bytes.size()) {
                bytes.set(at, (byte) "\n +—09AZ=/".charAt(random.nextInt(10)));
            } else {
                bytes = new ArrayList<>(bytes.subList(0, at));
            }
        }
        byte[] bent = new byte[bytes.size()];
        for (int i = 0; i < bent.length; i++) {
            bent[i] = bytes.get(i);
        }
        return bent;
    }
}
