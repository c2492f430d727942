package eu.arete.lake.store;

/**
 * One encrypted Parquet file of a table. It belongs to the lake once the catalogue's transaction registered it.
 *
 * @param path relative to the lake's root
 * @param rows the rows of the Parquet file
 * @param bytes the size of the ciphertext
 * @param sha256 of the ciphertext, in hexadecimal
 * @param wrappedKey the file's data key, wrapped by the lake's wrapping key
 */
public record LakeFile(
        String id, TableName table, String path, long rows, long bytes, String sha256, byte[] wrappedKey) {

    public LakeFile {
        if (rows < 0 || bytes < 0) {
            throw new IllegalArgumentException("A file of " + rows + " rows and " + bytes + " bytes");
        }
        wrappedKey = wrappedKey.clone();
    }

    static LakeFile of(SealedFile file, TableName table, long rows) {
        return new LakeFile(file.id(), table, file.path(), rows, file.bytes(), file.sha256(), file.wrappedKey());
    }

    SealedFile sealed() {
        return new SealedFile(id, path, bytes, sha256, wrappedKey);
    }

    @Override
    public byte[] wrappedKey() {
        return wrappedKey.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LakeFile that && id.equals(that.id) && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "LakeFile[" + path + ", " + rows + " rows]";
    }
}
