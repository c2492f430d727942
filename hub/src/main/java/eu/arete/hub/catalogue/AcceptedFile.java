package eu.arete.hub.catalogue;

import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A delivered file that passed the checks.
 *
 * @param sourceSha256 of the bytes the partner sent
 * @param files what it became; empty when it had no rows
 */
public record AcceptedFile(
        String file,
        TableName table,
        String sourceSha256,
        long accepted,
        long rejected,
        Optional<LocalDate> firstDay,
        Optional<LocalDate> lastDay,
        List<LakeFile> files) {
    public AcceptedFile {
        files = List.copyOf(files);
    }
}
