package eu.arete.lake.intake;

import java.util.List;

/**
 * What the rows of one file have to do with others.
 *
 * @param parents the keys by which rows of this deposit point to them
 * @param references the keys by which they point to others
 * @param secrets of the fingerprints of all these keys, the same for all files of a deposit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FileLinks(List<ParentKeys> parents, List<Reference> references, long[] secrets) {

    static final FileLinks NONE = new FileLinks(List.of(), List.of(), new long[4]);

    int count() {
        return parents.size() + references.size();
    }
}
