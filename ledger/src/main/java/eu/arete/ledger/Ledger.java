package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log one can append to, in a directory any static web server can serve (tlog-tiles). One writer at a time.
 *
 * <p>Order of an append: bundles and tiles on the disk, then the newly signed checkpoint into {@code last signed}, then
 * the public checkpoint. A crash between any two leaves the previous checkpoint valid and the next opening able to go
 * on. A log never signs a size smaller than, or inconsistent with, the last it signed.
 */
public final class Ledger implements AutoCloseable {
    public static final int MAX_ENTRY = Bundles.MAX_ENTRY;

    private static final String LAST_SIGNED = ".state/last-signed";

    private final Path directory;
    private final Path lastSigned;
    private final Signer signer;
    private final Disk disk;
    private final FileChannel lock;
    private Frontier frontier = Frontier.EMPTY;
    private volatile @Nullable SignedCheckpoint published;
    private boolean broken;

    private Ledger(Path directory, Path lastSigned, Signer signer, Disk disk, FileChannel lock) {
        this.directory = directory;
        this.lastSigned = lastSigned;
        this.signer = signer;
        this.disk = disk;
        this.lock = lock;
    }

    /** Opens the log of that directory, or begins it; the signer's key name is the log's origin. */
    public static Ledger open(Path directory, Signer signer) throws LogFault, IOException {
        return open(directory, signer, directory.resolve(LAST_SIGNED));
    }

    /**
     * As {@link #open(Path, Signer)}, with the last signed checkpoint kept elsewhere, best beside the key: a log
     * directory restored whole from an older backup is then recognised and refused.
     *
     * @throws LogFault if the directory holds a damaged log, one behind or besides what was last signed, or another's
     * @throws IOException if the disk fails or another process writes this log
     */
    public static Ledger open(Path directory, Signer signer, Path lastSigned) throws LogFault, IOException {
        return open(directory, signer, lastSigned, new Disk(directory));
    }

    static Ledger open(Path directory, Signer signer, Path lastSigned, Disk disk) throws LogFault, IOException {
        Files.createDirectories(directory.resolve(".state"));
        FileChannel lock = lock(directory.resolve(".state/lock"));
        try {
            disk.prepare();
            Ledger ledger = new Ledger(directory, lastSigned, signer, disk, lock);
            ledger.recover();
            return ledger;
        } catch (LogFault | IOException | RuntimeException failure) {
            lock.close();
            throw failure;
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("Cannot write the log: it is open in this process already (" + file + ")", e);
        }
        channel.close();
        throw new IOException("Cannot write the log: another process has it open (" + file + ")");
    }

    private void recover() throws LogFault, IOException {
        Optional<SignedCheckpoint> shown = read(directory.resolve(LogSource.CHECKPOINT));
        Optional<SignedCheckpoint> signed = read(lastSigned);
        if (signed.isEmpty() && shown.isEmpty()) {
            begin();
            return;
        }
        SignedCheckpoint newest = signed.isPresent() ? signed.get() : shown.orElseThrow();
        if (shown.isPresent() && shown.get().size() > newest.size()) {
            throw new LogFault("The log shows a checkpoint of " + shown.get().size() + " entries but the last signed ("
                    + lastSigned + ") has " + newest.size() + ": one of them was restored from an older backup");
        }
        try {
            LogReader log = new LogReader(LogSource.at(directory), newest.size());
            Frontier edge = Frontier.of(log);
            if (!edge.root().equals(newest.root())) {
                throw new LogFault("its tiles lead to the root " + edge.root());
            }
            checkContinues(shown, newest, log);
            frontier = edge;
        } catch (LogFault fault) {
            throw new LogFault("The log does not hold the checkpoint it last signed (" + newest.size()
                    + " entries): it was damaged, or restored from an older backup; put the newer files back. "
                    + fault.reason());
        }
        publish(newest, signed.isEmpty());
    }

    private static void checkContinues(Optional<SignedCheckpoint> shown, SignedCheckpoint newest, LogReader log)
            throws LogFault, IOException {
        if (shown.isPresent()) {
            SignedCheckpoint old = shown.get();
            if (!ConsistencyProof.of(old.size(), newest.size(), log).holds(old.root(), newest.root())) {
                throw new LogFault("its checkpoint and its last signed one are inconsistent");
            }
        }
    }

    private void begin() throws LogFault, IOException {
        if (Files.exists(directory.resolve("tile/0"))) {
            throw new LogFault("The log has tiles but no checkpoint, in " + directory
                    + ": put its checkpoint back, or begin a log elsewhere");
        }
        String vkey = signer.verifierKey().text() + "\n";
        disk.write(Map.of(LogSource.VKEY, vkey.getBytes(UTF_8)));
        publish(sign(Frontier.EMPTY), true);
    }

    private Optional<SignedCheckpoint> read(Path file) throws LogFault, IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SignedCheckpoint.open(Files.readAllBytes(file), signer.verifierKey()));
        } catch (LogFault fault) {
            throw fault.in(file.toString());
        }
    }

    private SignedCheckpoint sign(Frontier edge) {
        return SignedCheckpoint.sign(new Checkpoint(signer.verifierKey().name(), edge.size(), edge.root()), signer);
    }

    private void publish(SignedCheckpoint checkpoint, boolean fresh) throws IOException {
        if (fresh) {
            disk.replace(lastSigned, checkpoint.bytes());
        }
        disk.write(Map.of(LogSource.CHECKPOINT, checkpoint.bytes()));
        published = checkpoint;
    }

    /**
     * Appends entries in their order and publishes the checkpoint above them. When this returns all of it is on the
     * disk. After a failure the ledger refuses further work: open it again.
     *
     * @param entries each of at most {@link #MAX_ENTRY} bytes
     */
    public synchronized SignedCheckpoint append(List<byte[]> entries) throws IOException {
        for (byte[] entry : entries) {
            if (entry.length > MAX_ENTRY) {
                throw new IllegalArgumentException(
                        "An entry has at most " + MAX_ENTRY + " bytes, this one has " + entry.length);
            }
        }
        if (broken || !lock.isOpen()) {
            throw new IOException("The log is closed, or a write failed: open it again");
        }
        if (entries.isEmpty()) {
            return checkpoint();
        }
        broken = true;
        Frontier.Growth growth = frontier.append(entries);
        disk.write(growth.files());
        publish(sign(growth.frontier()), true);
        frontier = growth.frontier();
        broken = false;
        return checkpoint();
    }

    /** The last published checkpoint; never waits for an append under way. */
    public SignedCheckpoint checkpoint() {
        return Objects.requireNonNull(published, "a ledger is open once it has a checkpoint");
    }

    public long size() {
        return checkpoint().size();
    }

    public VerifierKey verifierKey() {
        return signer.verifierKey();
    }

    public Path directory() {
        return directory;
    }

    /** A receipt for one entry under the present checkpoint, to be kept and checked without this log. */
    public Receipt receipt(long index) throws LogFault, IOException {
        return Receipt.of(LogSource.at(directory), checkpoint(), index);
    }

    @Override
    public synchronized void close() throws IOException {
        lock.close();
    }
}
