package eu.arete.hub.cli.move;

import eu.arete.hub.Sha256;
import eu.arete.hub.cli.Told;
import eu.arete.lake.store.SealedFiles;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The directory an exported hub is: {@code manifest.json}, {@code home/} as it was, {@code sealed/}. Written whole or not at all. */
record Archive(Path root) {
    /** Wraps the data keys of what is sealed for a move. */
    static final KeyName KEY = KeyName.of("moves");

    static final String HOME = "home";
    static final String SEALED = "sealed";
    private static final String UNFINISHED = "unfinished";
    private static final long LARGEST_MANIFEST = 256L << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    Archive {
        root = root.toAbsolutePath().normalize();
    }

    /** An empty place to write one; what an earlier export that died left here goes. */
    void begin() throws IOException {
        if (Files.exists(root.resolve(UNFINISHED))) {
            Copies.deleteAll(root);
        }
        refuseFilled(root, "--out");
        Copies.directory(root);
        Files.writeString(root.resolve(UNFINISHED), "This export is being made, or died.\n");
    }

    void finish(Manifest manifest) throws IOException {
        Copies.write(new java.io.ByteArrayInputStream(JSON.writeValueAsBytes(manifest)), root.resolve(Manifest.NAME));
        Files.delete(root.resolve(UNFINISHED));
        Copies.force(root);
    }

    static void refuseFilled(Path directory, String option) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new Told(directory + " is not a directory: choose another " + option);
        }
        try (Stream<Path> inside = Files.list(directory)) {
            if (inside.findAny().isPresent()) {
                throw new Told(directory + " is not empty: choose another " + option);
            }
        }
    }

    Manifest manifest() throws IOException {
        Path file = root.resolve(Manifest.NAME);
        if (!Files.isRegularFile(file)) {
            throw new Told(
                    Files.exists(root.resolve(UNFINISHED))
                            ? "the export to " + root + " did not finish: make it again"
                            : "no archive in " + root + ": it has no " + Manifest.NAME);
        }
        if (Files.size(file) > LARGEST_MANIFEST) {
            throw new Told(file + " is larger than any manifest");
        }
        try {
            Manifest manifest = JSON.readValue(Files.readAllBytes(file), Manifest.class);
            if (!manifest.format().equals(Manifest.FORMAT)) {
                throw new Told(
                        file + " is of the form " + manifest.format() + "; this release reads " + Manifest.FORMAT);
            }
            manifest.files().forEach(entry -> inside(root, entry.path()));
            return manifest;
        } catch (JacksonException | NullPointerException e) {
            throw new Told(file + " is not a manifest, or was altered", e);
        }
    }

    byte[] write(Contents contents) {
        return JSON.writeValueAsBytes(contents);
    }

    Contents contents(byte[] json) {
        return JSON.readValue(json, Contents.class);
    }

    SealedFiles sealed(KeyStore keys, SecureRandom random) {
        return new SealedFiles(root, keys, KEY, random);
    }

    /** A path of the manifest below a directory, never out of it. */
    static Path inside(Path directory, String path) {
        Path resolved = directory.resolve(path).normalize();
        if (!resolved.startsWith(directory) || resolved.equals(directory)) {
            throw new Told("the archive names a file out of its place: " + path);
        }
        return resolved;
    }

    /** One hash over the list of files. */
    static String hash(List<Manifest.FileEntry> files) {
        MessageDigest digest = Sha256.digest();
        for (Manifest.FileEntry file : files) {
            digest.update(
                    (file.sha256() + "  " + file.bytes() + "  " + file.path() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
