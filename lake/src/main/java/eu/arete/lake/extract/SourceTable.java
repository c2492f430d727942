package eu.arete.lake.extract;

import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import java.util.List;

/** A table of the lake as it stands: what it obeys and the files that are its rows (none yet is allowed). */
public record SourceTable(TableName name, TableSchema schema, List<LakeFile> files) {

    public SourceTable {
        files = List.copyOf(files);
    }

    public long rows() {
        return files.stream().mapToLong(LakeFile::rows).sum();
    }
}
