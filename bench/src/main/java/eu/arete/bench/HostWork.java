package eu.arete.bench;

import eu.arete.hub.hosting.BenchResult.Measured;
import eu.arete.hub.hosting.BenchResult.Workload;
import eu.arete.hub.hosting.Work;
import eu.arete.lake.engine.Engine;
import eu.arete.lake.engine.EngineResources;
import eu.arete.lake.engine.EngineSession;
import eu.arete.lake.engine.NamedTable;
import eu.arete.lake.extract.ExtractPlan;
import eu.arete.lake.extract.Extraction;
import eu.arete.lake.intake.Intake;
import eu.arete.lake.store.EncryptedLakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.SealedFiles;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.ProjectStage;
import eu.arete.privacy.SecondStage;
import eu.arete.privacy.disclosure.Cell;
import eu.arete.privacy.disclosure.DisclosurePolicy;
import eu.arete.privacy.disclosure.Group;
import eu.arete.privacy.disclosure.Measure;
import eu.arete.privacy.disclosure.OutputTable;
import eu.arete.privacy.disclosure.Protection;
import eu.arete.worker.Isolation;
import eu.arete.worker.WorkerEngine;
import eu.arete.worker.WorkerSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The hub's own work, kind by kind, each once to warm up and then so many timed runs. */
final class HostWork {
    private static final int COUNTS = 10;
    private static final int ENTRIES = 20_000;
    private static final int BATCH = 1_000;

    private final Path directory;
    private final Workload workload;
    private final Optional<ObjectStoreWork> store;
    private final PrintStream out;
    private final SecureRandom random = new SecureRandom();
    private final int threads = Runtime.getRuntime().availableProcessors();

    /** @param store an object store to measure, when one was named */
    HostWork(Path directory, Workload workload, Optional<ObjectStoreWork> store, PrintStream out) {
        this.store = store;
        this.directory = directory;
        this.workload = workload;
        this.out = out;
    }

    List<Measured> all() throws IOException {
        List<Measured> measures = new ArrayList<>();
        try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                KeyStore keys = FileKeyStore.open(directory.resolve("keys"), random)) {
            measures.add(intake(keys));
            measures.add(extract(keys, engine));
            measures.add(counts(engine));
            measures.add(queries(engine));
        } catch (SQLException e) {
            throw new IOException("The engine refuses the work: " + e.getMessage(), e);
        }
        measures.add(log());
        measures.add(restore());
        measures.addAll(disk());
        measures.add(objects());
        return measures;
    }

    private Measured objects() throws IOException {
        if (store.isEmpty()) {
            return new Measured(Work.OBJECT_STORE.code(), 0, List.of(), "no object store was named (--s3-endpoint)");
        }
        ObjectStoreWork objects = store.get();
        Measured measured = timed(Work.OBJECT_STORE, objects.bytes(), objects::putAndGet);
        objects.tellBeside(
                ObjectStoreWork.local(directory.resolve("objects"), workload.megabytes()), workload.runs(), out);
        return measured;
    }

    private Measured timed(Work work, long amount, Comparison.Work run) throws IOException {
        out.printf("%-13s ", work.code());
        Comparison.seconds(run);
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < workload.runs(); i++) {
            seconds.add(Math.max(1e-6, Math.round(Comparison.seconds(run) * 1e6) / 1e6));
        }
        out.printf(Locale.ROOT, "%.3f s%n", Comparison.median(seconds));
        return new Measured(work.code(), amount, seconds, null);
    }

    private Measured intake(KeyStore keys) throws IOException {
        SealedSample sample = SealedSample.make(directory.resolve("sample"), workload.rows());
        KeyName key = KeyName.of("intake");
        keys.ensureWrappingKey(key);
        EncryptedLakeStore lake = new EncryptedLakeStore(directory.resolve("taken"), keys, key, random);
        SecondStage stage = new SecondStage(keys.ensureSecret(KeyName.of("second")));
        try (Intake intake = new Intake(lake, stage, Scratch.MEMORY, directory.resolve("spill"), threads)) {
            return timed(Work.INTAKE, sample.rows(), () -> IntakeBenchmark.take(intake, sample));
        }
    }

    private Measured extract(KeyStore keys, Connection engine) throws IOException, SQLException {
        keys.ensureWrappingKey(ExtractBenchmark.LAKE);
        keys.ensureWrappingKey(ExtractBenchmark.PROJECT);
        EncryptedLakeStore lake =
                new EncryptedLakeStore(directory.resolve("lake"), keys, ExtractBenchmark.LAKE, random);
        SealedFiles project = new SealedFiles(directory.resolve("project"), keys, ExtractBenchmark.PROJECT, random);
        ProjectStage stage = new ProjectStage(keys.ensureSecret(KeyName.of("pseudonyms")));
        try (Scratch memory = Scratch.open()) {
            Path people = memory.directory().resolve("people.parquet");
            Path acts = memory.directory().resolve("acts.parquet");
            ExtractBenchmark.sample(engine, people, acts, workload.rows(), threads);
            ExtractPlan plan = ExtractBenchmark.plan(
                    lake.write(ExtractBenchmark.PEOPLE, people, workload.rows() / 20),
                    lake.write(ExtractBenchmark.ACTS, acts, workload.rows()),
                    workload.rows());
            Extraction extraction = new Extraction(lake, threads, 2L << 30);
            return timed(
                    Work.EXTRACT,
                    workload.rows(),
                    () -> ExtractBenchmark.extract(extraction, plan, stage, project, memory));
        }
    }

    private Measured counts(Connection engine) throws IOException, SQLException {
        try (Statement statement = engine.createStatement()) {
            statement.execute("CREATE TABLE care AS SELECT i * 7919 % 40 AS nature, i % 2 AS sex, i % "
                    + (workload.rows() / 20 + 1) + " AS person FROM range(" + workload.rows() + ") t(i)");
        }
        DisclosurePolicy policy = DisclosurePolicy.current();
        return timed(Work.COUNTS, COUNTS, () -> {
            for (int i = 0; i < COUNTS; i++) {
                Protection.apply(counted(engine, i), policy);
            }
        });
    }

    private static OutputTable counted(Connection engine, int from) throws IOException {
        OutputTable.Builder table =
                OutputTable.of(List.of("nature", "sex"), List.of(new Measure("persons", Measure.Kind.PERSONS)));
        try (Statement statement = engine.createStatement();
                ResultSet rows = statement.executeQuery("SELECT nature::VARCHAR, sex::VARCHAR, count(DISTINCT person)"
                        + " FROM care WHERE person % 1000 >= " + from + " GROUP BY ALL ORDER BY ALL")) {
            while (rows.next()) {
                table.row(Group.of(rows.getString(1), rows.getString(2)), Cell.persons(rows.getLong(3)));
            }
        } catch (SQLException e) {
            throw new IOException("The engine refuses the counts: " + e.getMessage(), e);
        }
        return table.build();
    }

    private Measured queries(Connection engine) throws IOException, SQLException {
        Path file = directory.resolve("acts.parquet");
        WorkspaceQueryBenchmark.sample(engine, file, workload.rows(), threads);
        Engine workers =
                new WorkerEngine(WorkerSettings.here(directory.resolve("places"), List.of(), Isolation.RELAXED));
        try (EngineSession worker =
                workers.open(List.of(new NamedTable("acts", List.of(file))), new EngineResources(1L << 30, threads))) {
            return timed(
                    Work.QUERIES,
                    WorkspaceQueryBenchmark.QUERIES.size(),
                    () -> WorkspaceQueryBenchmark.inWorker(worker));
        }
    }

    private Measured log() throws IOException {
        Path log = directory.resolve("log");
        List<List<byte[]>> batches = LogBenchmark.batches(ENTRIES, BATCH);
        return timed(
                Work.LOG,
                ENTRIES,
                ((Comparison.Work) () -> LogBenchmark.log(log, batches)).after(() -> LogBenchmark.clear(log)));
    }

    private Measured restore() throws IOException {
        ExportedHub hub = ExportedHub.make(
                Files.createDirectories(directory.resolve("hub")), workload.persons(), workload.megabytes());
        Path home = directory.resolve("restored");
        return timed(
                Work.RESTORE,
                Directories.bytes(hub.archive()),
                ((Comparison.Work) () -> hub.restore(home)).after(() -> Directories.delete(home)));
    }

    private List<Measured> disk() throws IOException {
        DiskWork disk = new DiskWork(directory, workload.megabytes());
        Measured write = timed(Work.DISK_WRITE, disk.bytes(), disk::write);
        boolean pastMemory = disk.readsPastMemory();
        Measured read = pastMemory
                ? timed(Work.DISK_READ, disk.bytes(), () -> disk.read(true))
                : new Measured(
                        Work.DISK_READ.code(), 0, List.of(), "this file system only reads through the system's memory");
        Measured small = timed(
                Work.SMALL_FILES,
                DiskWork.SMALL_FILES,
                ((Comparison.Work) disk::makeSmallFiles).after(disk::clearSmallFiles));
        return List.of(write, read, small);
    }
}
