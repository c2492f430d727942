package eu.arete.hub.documents.text;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Has PDF files read, each in a process of its own with little memory and little time. */
public final class PdfFiles {

    private static final int MOST_ANSWER = 4 * PdfReading.MOST_CHARACTERS;

    private final Duration longest;
    private final int megabytes;

    public PdfFiles(Duration longest, int megabytes) {
        this.longest = longest;
        this.megabytes = megabytes;
    }

    public Reading read(byte[] file) throws Unreadable {
        try {
            Process process = start();
            CompletableFuture.delayedExecutor(longest.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(process::destroyForcibly);
            try {
                return understand(converse(process, file));
            } finally {
                process.destroyForcibly();
            }
        } catch (Unreadable known) {
            throw known;
        } catch (IOException ended) {
            throw new Unreadable(Unreadable.Reason.TOO_HEAVY);
        }
    }

    private static byte[] converse(Process process, byte[] file) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(file);
        }
        return process.getInputStream().readNBytes(MOST_ANSWER);
    }

    private static Reading understand(byte[] told) throws IOException {
        if (told.length == 0) {
            // It ended without a word: out of time, of memory, or of its depth.
            throw new Unreadable(Unreadable.Reason.TOO_HEAVY);
        }
        DataInputStream answer = new DataInputStream(new ByteArrayInputStream(told));
        String first = answer.readUTF();
        if (!first.equals("READ")) {
            throw new Unreadable(Unreadable.Reason.valueOf(first));
        }
        List<String> pages = new ArrayList<>();
        int count = answer.readInt();
        for (int i = 0; i < count; i++) {
            pages.add(new String(answer.readNBytes(answer.readInt()), StandardCharsets.UTF_8));
        }
        return new Reading(
                pages,
                new Leavings(
                        answer.readInt(),
                        answer.readInt(),
                        answer.readInt(),
                        answer.readInt(),
                        answer.readInt(),
                        answer.readInt(),
                        answer.readInt()));
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + megabytes + "m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                // No catalogue of this machine's fonts is made, or kept in anybody's home.
                "-Dpdfbox.fontcache=/nonexistent",
                "-cp",
                places(),
                PdfReading.class.getName());
        builder.environment().clear();
        builder.directory(Path.of("/").toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.start();
    }

    /** Nothing of the hub but this package, and nothing else but the library. */
    private static String places() {
        return Stream.of(
                        PdfReading.class,
                        org.apache.pdfbox.Loader.class,
                        org.apache.pdfbox.io.RandomAccessRead.class,
                        org.apache.fontbox.FontBoxFont.class,
                        org.apache.commons.logging.LogFactory.class)
                .map(PdfFiles::place)
                .distinct()
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath()
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot find where " + type.getName() + " lies", e);
        }
    }
}
