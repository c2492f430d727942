package eu.arete.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk stops after each single operation of an append, once with and once without half of the bytes. */
@Tag("crash")
class CrashPointsTest {
    @TempDir
    Path directory;

    private final FileSigner signer = Logs.signer();

    @Test
    void a_stop_between_any_two_writes_leaves_a_valid_log() throws Exception {
        int point = 0;
        while (crashedAt(point)) {
            point++;
        }
        assertThat(point).isGreaterThan(30);
    }

    /** Whether the append of this round was still stopped by the crash. */
    private boolean crashedAt(int point) throws Exception {
        Path log = directory.resolve("log" + point);
        Path lastSigned = directory.resolve("signed" + point);
        Ledger.open(log, signer, lastSigned).close();
        try (Ledger before = Ledger.open(log, signer, lastSigned)) {
            before.append(Logs.entries(0, 500));
        }
        boolean crashed = false;
        try (Ledger ledger = Ledger.open(log, signer, lastSigned, new FailingDisk(log, point))) {
            ledger.append(Logs.entries(500, 530));
            ledger.append(Logs.entries(530, 800));
        } catch (PowerCut cut) {
            crashed = true;
        }
        long shown = Logs.verify(log, signer).checkpoint().size();
        assertThat(shown).isIn(500L, 530L, 800L);
        try (Ledger after = Ledger.open(log, signer, lastSigned)) {
            assertThat(after.size()).isGreaterThanOrEqualTo(shown);
            after.append(Logs.entries(after.size(), 900));
        }
        assertThat(Logs.verify(log, signer).checkpoint().root())
                .isEqualTo(Tree.of(900).root(900));
        return crashed;
    }

    @Test
    void a_ledger_that_failed_to_write_refuses_to_go_on() throws Exception {
        Path lastSigned = directory.resolve("signed");
        Ledger.open(directory, signer, lastSigned).close();
        try (Ledger ledger = Ledger.open(directory, signer, lastSigned, new FailingDisk(directory, 9))) {
            assertThatThrownBy(() -> ledger.append(Logs.entries(0, 600))).isInstanceOf(PowerCut.class);
            assertThatThrownBy(() -> ledger.append(Logs.entries(0, 1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("open it again");
        }
    }

    private static final class PowerCut extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Works for so many operations, then tears the next. */
    private static final class FailingDisk extends Disk {
        private int left;

        FailingDisk(Path root, int operations) {
            super(root);
            this.left = operations;
        }

        @Override
        void fill(Path file, byte[] bytes) throws IOException {
            if (left-- <= 0) {
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
                throw new PowerCut();
            }
            super.fill(file, bytes);
        }

        @Override
        void flush(Path file) throws IOException {
            if (left-- <= 0) {
                throw new PowerCut();
            }
            super.flush(file);
        }

        @Override
        void rename(Path from, Path to) throws IOException {
            if (left-- <= 0) {
                throw new PowerCut();
            }
            super.rename(from, to);
        }

        @Override
        void sync(Path path) throws IOException {
            if (left-- <= 0) {
                throw new PowerCut();
            }
            super.sync(path);
        }
    }
}
