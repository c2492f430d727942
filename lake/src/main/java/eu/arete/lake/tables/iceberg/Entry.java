package eu.arete.lake.tables.iceberg;

import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;

/** A file of the lake as a manifest has it; what one needs to open it is its key metadata: version, id, SHA-256, wrapped key. */
final class Entry {

    private static final byte VERSION = 1;
    private static final int SHA256 = 32;

    private Entry() {}

    static DataFile of(LakeFile file, long delivery, Table table) {
        PartitionSpec spec = table.spec();
        return DataFiles.builder(spec)
                .withPath(SealedFileIO.location(file.path()))
                .withFormat(FileFormat.PARQUET)
                .withPartition(Shape.partition(spec, delivery))
                .withRecordCount(file.rows())
                .withFileSizeInBytes(file.bytes())
                .withEncryptionKeyMetadata(key(file))
                .build();
    }

    static LakeFile file(TableName table, DataFile entry) {
        ByteBuffer key = entry.keyMetadata().duplicate();
        byte version = key.get();
        if (version != VERSION) {
            throw new IllegalStateException(
                    "A file of " + table + " written by a later release: key of version " + version);
        }
        byte[] id = new byte[Byte.toUnsignedInt(key.get())];
        byte[] sha256 = new byte[SHA256];
        key.get(id).get(sha256);
        byte[] wrapped = new byte[key.remaining()];
        key.get(wrapped);
        return new LakeFile(
                new String(id, StandardCharsets.UTF_8),
                table,
                SealedFileIO.path(entry.location()),
                entry.recordCount(),
                entry.fileSizeInBytes(),
                HexFormat.of().formatHex(sha256),
                wrapped);
    }

    static long delivery(DataFile entry) {
        return entry.partition().get(0, Long.class);
    }

    private static ByteBuffer key(LakeFile file) {
        byte[] id = file.id().getBytes(StandardCharsets.UTF_8);
        byte[] wrapped = file.wrappedKey();
        return ByteBuffer.allocate(2 + id.length + SHA256 + wrapped.length)
                .put(VERSION)
                .put((byte) id.length)
                .put(id)
                .put(HexFormat.of().parseHex(file.sha256()))
                .put(wrapped)
                .flip();
    }
}
