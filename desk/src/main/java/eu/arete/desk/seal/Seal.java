package eu.arete.desk.seal;

import eu.arete.privacy.FirstStage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Seals files: several at a time, each whole or not at all (written aside, flushed to disk, then renamed). The same files,
 * identities and secret always give the same bytes, so that sealing again after an interruption is safe.
 */
public final class Seal {

    /** What was sealed, and what was not with its reason. */
    public record Report(int sealed, long bytes, List<String> refusals) {}

    private final Map<String, SealedTable> tables;
    private final CodeBook codes;
    private final PrintStream progress;

    private Seal(Map<String, SealedTable> tables, CodeBook codes, PrintStream progress) {
        this.tables = tables;
        this.codes = codes;
        this.progress = progress;
    }

    /** @throws SealRefused when the descriptor or the identity file cannot be read */
    public static Seal prepare(Path descriptor, Path identities, FirstStage stage, PrintStream progress)
            throws IOException {
        Map<String, SealedTable> tables = Descriptor.read(descriptor);
        CodeBook codes = Identities.read(identities, stage);
        progress.printf("identities: %d keys read from %s%n", codes.size(), identities.getFileName());
        return new Seal(tables, codes, progress);
    }

    /** @param inputs files, or directories whose {@code .csv} files are taken */
    public Report run(List<Path> inputs, Path out) throws IOException, InterruptedException {
        Files.createDirectories(out);
        List<Path> files = files(inputs);
        ExecutorService workers =
                Executors.newFixedThreadPool(Math.min(Runtime.getRuntime().availableProcessors(), 8));
        List<Future<Long>> results = new ArrayList<>();
        for (Path file : files) {
            results.add(workers.submit(() -> seal(file, out)));
        }
        workers.shutdown();
        long bytes = 0;
        List<String> refusals = new ArrayList<>();
        for (Future<Long> result : results) {
            try {
                bytes += result.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof SealRefused refused) {
                    refusals.add(refused.getMessage());
                } else {
                    throw new IOException(e.getCause());
                }
            }
        }
        return new Report(files.size() - refusals.size(), bytes, refusals);
    }

    private long seal(Path file, Path out) throws IOException {
        String name = String.valueOf(file.getFileName());
        SealedTable table = tables.get(name.substring(0, Math.max(0, name.indexOf('.'))));
        if (table == null) {
            throw new SealRefused(name, "the descriptor has no such table", "name the file TABLE.period.csv");
        }
        Path target = out.resolve(name);
        if (Files.exists(target) && Files.isSameFile(target, file)) {
            throw new SealRefused(name, "it would be written over itself", "give another --out");
        }
        long start = System.nanoTime();
        Path temporary = out.resolve("." + name + ".part");
        long lines;
        try {
            try (InputStream source = new BufferedInputStream(Files.newInputStream(file), 1 << 18);
                    FileChannel sink = FileChannel.open(
                            temporary,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                lines = new TableSealer(table, name, codes, Channels.newOutputStream(sink)).seal(source);
                sink.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
        long size = Files.size(file);
        double seconds = (System.nanoTime() - start) / 1e9;
        progress.println(
                String.format(Locale.ROOT, "sealed %s: %d lines, %.1f MB in %.1f s", name, lines, size / 1e6, seconds));
        return size;
    }

    private static List<Path> files(List<Path> inputs) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path input : inputs) {
            if (Files.isDirectory(input)) {
                try (Stream<Path> entries = Files.list(input)) {
                    entries.filter(file -> file.toString().endsWith(".csv") && Files.isRegularFile(file))
                            .sorted()
                            .forEach(files::add);
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            } else {
                files.add(input);
            }
        }
        if (files.isEmpty()) {
            throw new SealRefused(String.valueOf(inputs), "there is no .csv file", "give the partner's files");
        }
        return files;
    }
}
