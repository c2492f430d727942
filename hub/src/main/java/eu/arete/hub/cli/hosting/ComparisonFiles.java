package eu.arete.hub.cli.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;

import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Dossiers and packages of comparisons as directories. */
final class ComparisonFiles {
    static final String SUMS = "SHA256SUMS";
    static final String NOTE = "SHA256SUMS.note";

    private static final int LARGEST = 64 << 20;
    private static final int MOST = 2_000;

    private ComparisonFiles() {}

    /** The dossier in that directory; what explains it to readers, and hidden files, are no part of it. */
    static Map<String, byte[]> dossier(Path directory) throws IOException {
        Map<String, byte[]> files = all(directory);
        files.keySet().removeIf(name -> name.startsWith(".") || name.equals("README.md") || name.equals("LISEZMOI.md"));
        return files;
    }

    /** Every file under that directory, by its path with slashes. Links are not followed. */
    static TreeMap<String, byte[]> all(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new Told(directory + " is not a directory");
        }
        TreeMap<String, byte[]> files = new TreeMap<>();
        List<Path> found;
        try (Stream<Path> inside = Files.walk(directory)) {
            found = inside.filter(path -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST + 1)
                    .toList();
        }
        if (found.size() > MOST) {
            throw new Told(directory + " holds more than " + MOST + " files: that is no comparison");
        }
        long left = LARGEST;
        for (Path path : found) {
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                throw new Told(path + " is a link or a device, not a file");
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes((int) left + 1);
                left -= bytes.length;
                if (left < 0) {
                    throw new Told(directory + " holds more than " + (LARGEST >> 20) + " MiB: that is no comparison");
                }
                files.put(directory.relativize(path).toString().replace('\\', '/'), bytes);
            }
        }
        return files;
    }

    /** Writes a package; what an earlier one left there goes, anything else is never touched. */
    static void write(Path directory, Map<String, byte[]> files) throws IOException {
        if (Files.exists(directory)) {
            Map<String, byte[]> there = all(directory);
            for (String ours : listed(there.getOrDefault(SUMS, new byte[0]))) {
                there.remove(ours);
            }
            there.remove(SUMS);
            there.remove(NOTE);
            if (!there.isEmpty()) {
                throw new Told(directory + " holds " + there.keySet().iterator().next()
                        + ", which no comparison wrote: choose an empty directory");
            }
            for (String old : all(directory).keySet()) {
                Files.delete(directory.resolve(old));
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(path, file.getValue());
        }
    }

    private static List<String> listed(byte[] sums) {
        return new String(sums, UTF_8)
                .lines()
                .filter(line -> line.matches("[0-9a-f]{64}  .+"))
                .map(line -> line.substring(66))
                .toList();
    }
}
