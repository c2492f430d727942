package eu.arete.hub.cli.move;

import eu.arete.hub.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What of a home travels as files. */
final class HomeFiles {
    /** The database travels as records; its programs are the release's; keys go by another way. */
    private static final Set<String> STAY = Set.of("pg", "pg-programs", "keys");

    /** Parts in which only sealed files are written. */
    private static final Set<String> SEALED = Set.of("lake", "extracts", "inbox", "results", "evidence");

    private static final String PUBLIC = "log";

    /** How a sealed file begins, and a sealed page (docs/adr/0004-data-engine-and-envelope.md, 0018-iceberg-tables.md). */
    private static final Set<String> MARKS = Set.of("ARETE-1\n", "ARETE-P\n");

    private static final int MARK_LENGTH = 8;

    private HomeFiles() {}

    /** Paths relative to the home, in order; not what was being written when the hub stopped. */
    static List<Path> of(Home home) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(home.root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                Path path = home.root().relativize(directory);
                boolean stays = STAY.contains(path.toString()) || path.endsWith(".state/tmp");
                return stays ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path path = home.root().relativize(file);
                if (attributes.isRegularFile()
                        && !path.toString().endsWith(".partial")
                        && !path.equals(Path.of(HomeLock.FILE))) {
                    files.add(path);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }

    /** Whether a file may lie anywhere as it is: ciphertext already, or public. */
    static boolean mayTravelOpen(Home home, Path path) throws IOException {
        String part = path.getName(0).toString();
        if (path.getNameCount() < 2) {
            return false;
        }
        if (part.equals(PUBLIC)) {
            return true;
        }
        if (!SEALED.contains(part)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(home.root().resolve(path))) {
            return MARKS.contains(new String(in.readNBytes(MARK_LENGTH), StandardCharsets.ISO_8859_1));
        }
    }
}
