package eu.arete.lake.objects;

import java.io.IOException;
import java.util.List;

/**
 * Whole objects under names: made once, never changed, read in part, deleted. A name is a path of letters, digits,
 * {@code . _ -} and {@code /}. Safe to share between threads.
 */
public interface ObjectStore {

    /**
     * Begins an object. Nobody sees anything of it before {@link ObjectWriter#finish} returned; then it is whole, and survives
     * a power cut.
     *
     * @throws java.nio.file.FileAlreadyExistsException now or at its end, when an object has this name
     */
    ObjectWriter create(String name) throws IOException;

    /**
     * Finds an object, to read it at any place.
     *
     * @throws java.nio.file.NoSuchFileException when there is none
     */
    StoredObject open(String name) throws IOException;

    /** Deletes an object; does nothing when it is gone. */
    void delete(String name) throws IOException;

    /**
     * The objects whose names begin so, in no order.
     *
     * @param prefix empty for all
     */
    List<Entry> list(String prefix) throws IOException;

    /**
     * Clears what writers left that never finished. To be called when no object is being written.
     *
     * @return the number of those writers
     */
    int clearUnfinished() throws IOException;

    /** One object of a list. */
    record Entry(String name, long bytes) {}
}
