package eu.arete.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Builders of logs and entries for tests. */
final class Logs {
    static final String ORIGIN = "hub.example/log";

    private Logs() {}

    static FileSigner signer() {
        return signer(ORIGIN);
    }

    static FileSigner signer(String origin) {
        try {
            return FileSigner.generate(origin, VerifierKey.NOTE, new SecureRandom());
        } catch (LogFault e) {
            throw new IllegalStateException(e);
        }
    }

    /** The entry every test expects at that index: lengths vary, one is empty. */
    static byte[] entry(long index) {
        Random random = new Random(index);
        return (index == 17 ? "" : "entry " + index + " " + "x".repeat(random.nextInt(40))).getBytes(UTF_8);
    }

    static List<byte[]> entries(long from, long to) {
        List<byte[]> entries = new ArrayList<>();
        for (long i = from; i < to; i++) {
            entries.add(entry(i));
        }
        return entries;
    }

    /** A log of that size, appended in a few uneven batches. */
    static void write(Path directory, Signer signer, long size) throws LogFault, IOException {
        try (Ledger ledger = Ledger.open(directory, signer)) {
            long[] stops = {size / 7, size / 2, size - size / 9, size};
            for (long stop : stops) {
                if (stop > ledger.size()) {
                    ledger.append(entries(ledger.size(), stop));
                }
            }
        }
    }

    static LogVerifier.Verified verify(Path directory, Signer signer) throws LogFault, IOException {
        return new LogVerifier(LogSource.at(directory), signer.verifierKey()).verify();
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    /** Every file a reader may ask for, by its path in the log. */
    static List<String> served(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .filter(path -> !path.startsWith(".state"))
                    .sorted()
                    .toList();
        }
    }
}
