package eu.arete.hub.cli.move;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.cli.Serve;
import eu.arete.hub.cli.Told;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.TableName;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.LogSource;
import eu.arete.ledger.LogVerifier;
import eu.arete.ledger.SignedCheckpoint;
import eu.arete.ledger.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;

/** Moves a hub for the exercise, and looks whether what arrived is a hub. */
final class Drill {
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final Place from;
    private final Place to;
    private final Path directory;
    private final SecureRandom random;
    private final Clock clock;
    private final Phases phases;

    /** @param directory for the archive and the keys; deleted by the caller */
    Drill(Place from, Place to, Path directory, SecureRandom random, Clock clock, Phases phases) {
        this.from = from;
        this.to = to;
        this.directory = directory;
        this.random = random;
        this.clock = clock;
        this.phases = phases;
    }

    DrillReport run(int times) throws IOException, SQLException {
        Instant begun = clock.instant();
        Path archive = directory.resolve("archive");
        Path keys = directory.resolve("keys");
        Exporting.Exported exported = phases.in(
                "Export", () -> new Exporting(from, archive, Optional.of(keys), random, clock, silent()).run());
        Phases parts = silent();
        Importing.Imported imported = phases.in("Import", () -> new Importing(archive, to, keys, random, parts).run());
        Manifest manifest = new Archive(archive).manifest();
        String read = phases.in("Start there, check log and lake", () -> lookAround(manifest));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("same", Boolean.toString(exported.rows() == imported.rows() && exported.files() == imported.files()));
        facts.put("tables", Long.toString(imported.tables()));
        facts.put("rows", Long.toString(imported.rows()));
        facts.put("files", Long.toString(imported.files()));
        facts.put("bytes", Long.toString(imported.bytes()));
        facts.put("log", Long.toString(imported.logSize()));
        facts.put("lake", read);
        facts.put("seconds", Double.toString(DrillReport.rounded(phases.total())));
        Map<String, Double> seconds = new LinkedHashMap<>();
        phases.seconds().forEach((phase, took) -> seconds.put(phase, DrillReport.rounded(took)));
        parts.seconds().forEach((phase, took) -> seconds.put("Import: " + phase, DrillReport.rounded(took)));
        double start = phases.seconds().getOrDefault("Start there, check log and lake", 0.0);
        return new DrillReport(
                DrillReport.KIND,
                begun,
                true,
                facts,
                seconds,
                imported.content(),
                manifest.checkpoint(),
                DrillReport.Estimate.of(times, start, phases.total() - start));
    }

    /** The hub at the new home, asked as a stranger would ask it, then for one file of every table of its lake. */
    private String lookAround(Manifest manifest) throws IOException {
        ConfigurableApplicationContext hub = Serve.start(
                to.home().root(),
                0,
                "--arete.database.url=",
                "--arete.database.binaries=" + to.records().binaries(),
                "--arete.log.origin=" + origin(manifest),
                "--arete.keys.library=" + to.token().library(),
                "--arete.keys.token=" + to.token().label(),
                "--arete.keys.pin-file=" + to.token().pinFile());
        try (hub) {
            String url = "http://127.0.0.1:" + hub.getEnvironment().getRequiredProperty("local.server.port") + "/log/";
            checkLog(LogSource.at(url), manifest);
            return readLake(hub.getBean(Catalogue.class), hub.getBean(LakeStore.class));
        }
    }

    private static String origin(Manifest manifest) throws IOException {
        try {
            return VerifierKey.parse(manifest.vkey().strip()).name();
        } catch (LogFault fault) {
            throw new IOException(fault.reason(), fault);
        }
    }

    private static void checkLog(LogSource log, Manifest manifest) throws IOException {
        try {
            VerifierKey key = VerifierKey.parse(manifest.vkey().strip());
            SignedCheckpoint before =
                    SignedCheckpoint.open(manifest.checkpoint().getBytes(StandardCharsets.UTF_8), key);
            SignedCheckpoint now = new LogVerifier(log, key).verify().checkpoint();
            if (now.size() < before.size()) {
                throw new Told("the moved hub serves a shorter log than it had");
            }
        } catch (LogFault fault) {
            throw new Told("the moved hub's log does not verify: " + fault.reason(), fault);
        }
    }

    private static String readLake(Catalogue catalogue, LakeStore lake) throws IOException {
        int files = 0;
        long bytes = 0;
        for (Dataset dataset : catalogue.datasets()) {
            for (Dataset.TableState table : dataset.tables()) {
                for (LakeFile file : catalogue.currentFiles(
                        new TableName(dataset.name(), table.schema().name()))) {
                    bytes += read(lake, file);
                    files++;
                    break;
                }
            }
        }
        return files + " tables opened, " + bytes + " bytes";
    }

    private static long read(LakeStore lake, LakeFile file) throws IOException {
        try (InputStream in = Channels.newInputStream(lake.open(file))) {
            if (!Arrays.equals(in.readNBytes(PARQUET.length), PARQUET)) {
                throw new Told("the moved hub cannot read " + file.path() + " of its lake");
            }
            return PARQUET.length + in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static Phases silent() {
        return new Phases(
                new java.io.PrintStream(java.io.OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }
}
