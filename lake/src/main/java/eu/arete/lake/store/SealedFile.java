package eu.arete.lake.store;

/**
 * A file at rest in its envelope, as one needs to know it to open it again.
 *
 * @param id unique for ever; authenticated with every block
 * @param path where it lies, relative to the store's root
 * @param bytes the size of the sealed file
 * @param sha256 of the sealed file, in hexadecimal
 * @param wrappedKey its data key, wrapped by the store's wrapping key for this id alone
 */
public record SealedFile(String id, String path, long bytes, String sha256, byte[] wrappedKey) {

    public SealedFile {
        wrappedKey = wrappedKey.clone();
    }

    @Override
    public byte[] wrappedKey() {
        return wrappedKey.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SealedFile that && id.equals(that.id) && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "SealedFile[" + path + ", " + bytes + " bytes]";
    }
}
