package eu.arete.lake.store;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.Set;

/**
 * The encrypted files of the lake. Writing a file here does not make it part of a table: registering it does, in the
 * transaction of who calls. Safe to share between threads.
 */
public interface LakeStore {

    /**
     * Seals a plaintext Parquet file of the scratch under a fresh data key.
     *
     * @return the file, on disk
     */
    LakeFile write(TableName table, Path plaintext, long rows) throws IOException;

    /**
     * Opens a file into a scratch, as {@code target}, readable by its owner alone.
     *
     * @throws DamagedFile when it is not what was written
     * @throws eu.arete.privacy.KeyRefused when its key was destroyed
     */
    void read(LakeFile file, Path target) throws IOException;

    /** Opens a file to read it at any place, one block in memory. */
    SeekableByteChannel open(LakeFile file) throws IOException;

    /**
     * Fetches a file's key, to read it in parts.
     *
     * @throws DamagedFile when it has not the size it was written with
     * @throws eu.arete.privacy.KeyRefused when its key was destroyed
     */
    UnlockedFile unlock(LakeFile file) throws IOException;

    /** Deletes the ciphertext; does nothing when it is gone. */
    void delete(LakeFile file) throws IOException;

    /**
     * Deletes the files that nobody registered: what a process killed before its commit left. To be called at start, before
     * anything is written.
     *
     * @param registered the paths of the files to keep
     * @return the number of files deleted
     */
    int sweep(Set<String> registered) throws IOException;
}
