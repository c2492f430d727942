package eu.arete.worker;

import eu.arete.lake.engine.Engine;
import eu.arete.lake.engine.EngineResources;
import eu.arete.lake.engine.NamedTable;
import eu.arete.lake.engine.embedded.EmbeddedEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The engine in a process of its own for each session: what {@link EmbeddedEngine} promises, with nothing else within reach. */
public final class WorkerEngine implements Engine {

    /** For the Java machine beside the engine's own buffers: heap, code, the engine's vectors. */
    private static final long BESIDE = 640L << 20;

    private final WorkerSettings settings;
    private final Sandbox sandbox;
    private final boolean isolated;

    /** @throws IsolationUnavailable when isolation is required and this system refuses it */
    public WorkerEngine(WorkerSettings settings) {
        this.settings = settings;
        this.sandbox = new Sandbox(settings.hidden());
        Path trial = directory();
        try {
            this.isolated = sandbox.isAvailable(trial);
            Files.delete(trial);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + settings.places(), e);
        }
        if (!isolated && settings.isolation() == Isolation.REQUIRED) {
            throw new IsolationUnavailable();
        }
    }

    @Override
    public String name() {
        return new EmbeddedEngine().name();
    }

    /** Whether workers have a network, files and processes of their own. */
    public boolean isIsolated() {
        return isolated;
    }

    @Override
    public WorkerSession open(List<NamedTable> tables, EngineResources resources) {
        Path tmp = directory();
        List<Path> data = tables.stream()
                .flatMap(table -> table.files().stream())
                .map(file -> file.toAbsolutePath().getParent())
                .distinct()
                .toList();
        List<NamedTable> seen = isolated
                ? tables.stream().map(table -> inside(table, tmp, data)).toList()
                : tables;
        List<String> program = new ArrayList<>(List.of(
                settings.java().toString(),
                "-Xmx160m",
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError"));
        program.addAll(List.of(
                "-XX:ErrorFile=/dev/null",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC"));
        program.addAll(List.of("-Djava.io.tmpdir=" + tmp, "-cp", settings.classPath(), Main.class.getName()));
        long memory = resources.memoryBytes() + BESIDE;
        ProcessBuilder builder = new ProcessBuilder(
                isolated ? sandbox.command(tmp, data, memory, program) : sandbox.relaxed(memory, program));
        builder.directory(tmp.toFile());
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return WorkerSession.begin(builder.start(), tmp, settings, seen, resources);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a worker", e);
        }
    }

    private static NamedTable inside(NamedTable table, Path tmp, List<Path> data) {
        return new NamedTable(
                table.name(),
                table.files().stream()
                        .map(file -> Sandbox.inside(
                                        tmp, data.indexOf(file.toAbsolutePath().getParent()))
                                .resolve(file.getFileName()))
                        .toList());
    }

    private Path directory() {
        try {
            Files.createDirectories(
                    settings.places(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            return Files.createTempDirectory(settings.places(), "worker-");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write in " + settings.places(), e);
        }
    }
}
