package eu.arete.lake.intake;

import eu.arete.lake.store.LakeFile;
import java.io.IOException;
import java.util.List;
import java.util.function.LongPredicate;

/** The rows that are in the lake and stay there when a deposit is accepted: not those it replaces. */
@FunctionalInterface
public interface LakeRows {

    /** No rows. */
    LakeRows NONE = table -> List.of();

    /** The files of a table of the dataset. */
    List<Part> of(String table) throws IOException;

    /** @param leftOut rows of the file that are not to be seen, by their place in it */
    record Part(LakeFile file, LongPredicate leftOut) {}
}
