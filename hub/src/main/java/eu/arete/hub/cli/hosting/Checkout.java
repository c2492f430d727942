package eu.arete.hub.cli.hosting;

import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A git checkout of the sources: copied as committed, built in the copies. */
final class Checkout {
    private static final int LONGEST_BUILD_MINUTES = 60;

    private final Path root;

    Checkout(Path root) {
        this.root = root.toAbsolutePath().normalize();
        if (!Files.exists(this.root.resolve("pom.xml")) || !Files.exists(this.root.resolve("ledger/pom.xml"))) {
            throw new Told(root + " is not a checkout of the sources: name one with --sources");
        }
    }

    /** The commit checked out. */
    String commit() throws IOException, InterruptedException {
        return said(root, List.of("git", "rev-parse", "HEAD"));
    }

    /** What differs from the commit, a line a file. */
    String uncommitted() throws IOException, InterruptedException {
        return said(root, List.of("git", "status", "--porcelain"));
    }

    /** Writes the sources of a commit, and nothing else, into an empty directory. */
    void copy(String commit, Path target) throws IOException, InterruptedException {
        Files.createDirectories(target);
        Path archive = target.resolveSibling(target.getFileName() + ".tar");
        said(root, List.of("git", "archive", "--format=tar", "-o", archive.toString(), commit));
        said(target, List.of("tar", "-xf", archive.toString()));
        Files.delete(archive);
    }

    /** Runs Maven there. @throws Told with its last words when it fails */
    static void maven(Path directory, List<String> goals) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-q", "--no-transfer-progress"));
        command.addAll(goals);
        said(directory, command);
    }

    /** Runs a program to its end and gives what it printed. */
    static String said(Path directory, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("arete-said", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(LONGEST_BUILD_MINUTES, TimeUnit.MINUTES);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String said = Files.readString(output, StandardCharsets.UTF_8).strip();
            if (!ended || process.exitValue() != 0) {
                throw new Told("'" + String.join(" ", command) + "' failed:\n" + end(said));
            }
            return said;
        } catch (IOException e) {
            throw new Told("cannot run " + command.get(0) + ": is it installed? (" + e.getMessage() + ")", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String end(String said) {
        String[] lines = said.split("\n");
        return String.join("\n", Arrays.copyOfRange(lines, Math.max(0, lines.length - 20), lines.length));
    }
}
