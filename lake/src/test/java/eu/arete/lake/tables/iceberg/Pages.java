package eu.arete.lake.tables.iceberg;

import eu.arete.lake.store.SealedPages;
import org.apache.iceberg.io.FileIO;

/** Our way to the files that describe tables, for a client that we did not write. */
public final class Pages {

    private Pages() {}

    public static FileIO io(SealedPages pages) {
        return new SealedFileIO(pages);
    }
}
