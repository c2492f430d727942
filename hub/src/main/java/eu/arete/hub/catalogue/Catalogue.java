package eu.arete.hub.catalogue;

import eu.arete.hub.hosting.Nature;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the lake holds, and what describes it. Numbers of rows are exact: who shows them protects them. */
public interface Catalogue {
    /** All datasets, by name. */
    List<Dataset> datasets();

    Optional<Dataset> find(String dataset);

    /** @throws eu.arete.hub.site.Refused 404 if there is none of that name */
    Dataset dataset(String name);

    /** The files a table is made of now; empty when the table is unknown or nothing was accepted. */
    List<LakeFile> currentFiles(TableName table);

    /** Accepted files of a dataset that are current, by table then file name. */
    List<Delivery> deliveries(String dataset);

    /**
     * Describes a dataset anew, or for the first time. The same bytes again change nothing.
     *
     * @throws eu.arete.hub.site.Refused naming every problem of the descriptor, or when tables that hold rows would change
     *     their columns
     */
    Dataset describe(byte[] descriptor);

    /**
     * What a dataset is, which nobody changes before the caller's transaction ends.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is active
     */
    Nature heldNature(String dataset);

    /** The name under which the same bytes were accepted in this dataset, and are current. */
    Optional<String> deliveredAs(String dataset, String sourceSha256);

    /**
     * Registers accepted files in the caller's transaction: from its commit on they are the lake's. A file of a name that is
     * current takes the place of the one before.
     *
     * @return the dataset's new version
     * @throws org.springframework.transaction.IllegalTransactionStateException if no transaction is active
     */
    long accept(String dataset, UUID deposit, List<AcceptedFile> files);
}
