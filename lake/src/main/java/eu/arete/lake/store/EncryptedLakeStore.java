package eu.arete.lake.store;

import eu.arete.lake.objects.LocalObjects;
import eu.arete.lake.objects.ObjectStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/** The lake as sealed objects: {@code dataset/TABLE/ID.parquet.sealed}. */
public final class EncryptedLakeStore implements LakeStore {

    private final SealedFiles files;

    /** @param wrappingKey a key of {@code keys}, made by the caller */
    public EncryptedLakeStore(Path root, KeyStore keys, KeyName wrappingKey, SecureRandom random) {
        this(new LocalObjects(root), keys, wrappingKey, random);
    }

    public EncryptedLakeStore(ObjectStore objects, KeyStore keys, KeyName wrappingKey, SecureRandom random) {
        files = new SealedFiles(objects, keys, wrappingKey, random);
    }

    @Override
    public LakeFile write(TableName table, Path plaintext, long rows) throws IOException {
        try (SealedWriter writer = files.create(table.toString(), ".parquet.sealed")) {
            Files.copy(plaintext, writer.stream());
            return LakeFile.of(writer.finish(), table, rows);
        }
    }

    @Override
    public void read(LakeFile file, Path target) throws IOException {
        Files.createFile(target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (InputStream in = files.stream(file.sealed());
                OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
            in.transferTo(out);
        } catch (IOException | RuntimeException e) {
            // Blocks that opened before a damaged one must not be taken for the file.
            Files.deleteIfExists(target);
            throw e;
        }
    }

    @Override
    public SeekableByteChannel open(LakeFile file) throws IOException {
        return files.open(file.sealed());
    }

    @Override
    public UnlockedFile unlock(LakeFile file) throws IOException {
        return files.unlock(file.sealed());
    }

    @Override
    public void delete(LakeFile file) throws IOException {
        files.delete(file.sealed());
    }

    @Override
    public int sweep(Set<String> registered) throws IOException {
        return files.sweep(registered);
    }
}
