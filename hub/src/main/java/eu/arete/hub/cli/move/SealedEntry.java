package eu.arete.hub.cli.move;

import eu.arete.lake.store.SealedFile;

/** A file sealed for the move, as one needs to know it to open it again: safe beside the data. */
record SealedEntry(String id, String path, long bytes, String sha256, String wrappedKey) {
    static SealedEntry of(SealedFile file) {
        return new SealedEntry(
                file.id(),
                file.path(),
                file.bytes(),
                file.sha256(),
                java.util.HexFormat.of().formatHex(file.wrappedKey()));
    }

    SealedFile file() {
        return new SealedFile(id, path, bytes, sha256, java.util.HexFormat.of().parseHex(wrappedKey));
    }

    Manifest.FileEntry entry() {
        return new Manifest.FileEntry(path, bytes, sha256);
    }
}
