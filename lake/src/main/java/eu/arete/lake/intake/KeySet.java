package eu.arete.lake.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A set of fingerprints in bounded memory. It tells two different rows for one by bad luck alone: n²/2⁹³ for n rows, 10⁻¹² for 10⁸. When the
 * room is full, what is held goes to disk as one sorted {@linkplain KeyRun run} and a filter of 10 bits a key stays.
 */
final class KeySet implements AutoCloseable {

    /** Below it, a run would not be worth its file: somebody else holds the room. */
    private static final long FEWEST = 100_000;

    private final KeyRoom room;
    private final KeyTable held;
    private final List<KeyRun> runs = new ArrayList<>();
    private long size;

    KeySet(KeyRoom room) {
        this.room = room;
        held = new KeyTable(room);
    }

    long size() {
        return size;
    }

    /** Adds a fingerprint; returns false when it was there. */
    boolean add(long high, long low) throws IOException {
        if (isOnDisk(high, low) || !held.add(high, low)) {
            return false;
        }
        size++;
        if (room.isFull() && held.size() >= FEWEST) {
            runs.add(KeyRun.write(room, held));
        }
        return true;
    }

    boolean contains(long high, long low) throws IOException {
        return held.contains(high, low) || isOnDisk(high, low);
    }

    private boolean isOnDisk(long high, long low) throws IOException {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).contains(high, low)) {
                return true;
            }
        }
        return false;
    }

    int runs() {
        return runs.size();
    }

    @Override
    public void close() throws IOException {
        held.clear();
        for (KeyRun run : runs) {
            run.close();
        }
    }
}
