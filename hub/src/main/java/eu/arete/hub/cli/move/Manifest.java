package eu.arete.hub.cli.move;

import java.time.Instant;
import java.util.List;

/**
 * {@code manifest.json}: what an archive is made of, as anyone who stores it may know. What tells of the records (counts and
 * hashes of each table) is in the sealed {@link Contents}.
 *
 * @param format the version of this file's own form
 * @param files every file of the archive but this one
 * @param contents the sealed {@link Contents}
 * @param checkpoint the public log's, as it was published
 */
record Manifest(
        String format,
        Instant madeAt,
        Versions versions,
        List<FileEntry> files,
        SealedEntry contents,
        String vkey,
        String checkpoint) {
    static final String FORMAT = "arete-move/1";
    static final String NAME = "manifest.json";

    Manifest {
        files = List.copyOf(files);
    }

    record Versions(String hub, String java, String postgresql) {}

    /**
     * @param path relative to the archive
     * @param sha256 of its bytes, in hexadecimal
     */
    record FileEntry(String path, long bytes, String sha256) {}

    long bytes() {
        return files.stream().mapToLong(FileEntry::bytes).sum();
    }
}
