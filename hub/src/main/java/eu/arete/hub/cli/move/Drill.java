package eu.arete.hub.cli.move;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.cli.Serve;
import eu.arete.hub.cli.Told;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import eu.arete.ledger.LogFault;
import eu.arete.ledger.LogSource;
import eu.arete.ledger.LogVerifier;
import eu.arete.ledger.SignedCheckpoint;
import eu.arete.ledger.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moves a hub for the exercise, and looks whether what arrived is a hub. Its report tells totals only: counts and hashes of
 * single tables could tell of persons.
 */
final class Drill {
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final String START = "start";

    private final Place from;
    private final Place to;
    private final Path directory;
    private final SecureRandom random;
    private final Clock clock;
    private final Phases phases;
    private final List<ProofReport.Condition> conditions = new ArrayList<>();

    /** @param directory for the archive and the keys; deleted by the caller */
    Drill(Place from, Place to, Path directory, SecureRandom random, Clock clock, Phases phases) {
        this.from = from;
        this.to = to;
        this.directory = directory;
        this.random = random;
        this.clock = clock;
        this.phases = phases;
    }

    /** @param times how many times the volume is estimated */
    ProofReport run(int times) throws IOException, SQLException {
        Instant begun = clock.instant();
        Path archive = directory.resolve("archive");
        Path keys = directory.resolve("keys");
        Phases parts = silent();
        Exporting.Exported exported =
                phases.in("export", () -> new Exporting(from, archive, Optional.of(keys), random, clock, parts).run());
        Importing.Imported imported = phases.in("import", () -> new Importing(archive, to, keys, random, parts).run());
        // An import that finds another count or hash refuses: here both were counted, each on its side.
        boolean same = exported.rows() == imported.rows() && exported.files() == imported.files();
        met("same-counts-and-hashes", same, exported.rows() + " rows, " + exported.files() + " files");
        Manifest manifest = new Archive(archive).manifest();
        phases.in(START, () -> lookAround(manifest));
        return new ProofReport(
                ProofKind.REVERSIBILITY_DRILL,
                begun,
                conditions,
                facts(imported, parts.fixedSeconds(), times),
                detail(imported, manifest));
    }

    /** @param servers seconds that starting and stopping of servers took, whatever the volume */
    private Map<String, String> facts(Importing.Imported imported, double servers, int times) {
        double fixed = servers + phases.seconds().getOrDefault(START, 0.0);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("same", Boolean.toString(conditions.get(0).met()));
        facts.put("rows", Long.toString(imported.rows()));
        facts.put("files", Long.toString(imported.files()));
        facts.put("bytes", Long.toString(imported.bytes()));
        facts.put("log-entries", Long.toString(imported.logSize()));
        facts.put("seconds", seconds(phases.total()));
        phases.seconds().forEach((phase, took) -> facts.put("seconds." + phase, seconds(took)));
        facts.put("estimate.times", Integer.toString(times));
        facts.put("estimate.seconds", seconds(fixed + (phases.total() - fixed) * times));
        return facts;
    }

    private static ObjectNode detail(Importing.Imported imported, Manifest manifest) {
        ObjectNode detail = JsonMapper.builder().build().createObjectNode();
        detail.put("content", imported.content()).put("checkpoint", manifest.checkpoint());
        detail.putObject("versions")
                .put("hub", manifest.versions().hub())
                .put("java", manifest.versions().java())
                .put("postgresql", manifest.versions().postgresql());
        return detail;
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f", seconds);
    }

    private void met(String name, boolean met, String seen) {
        conditions.add(new ProofReport.Condition(name, met, seen));
    }

    /** The hub at the new home, asked as a stranger would ask it, then for one file of every table of its lake. */
    private String lookAround(Manifest manifest) throws IOException {
        try (ConfigurableApplicationContext hub = Serve.start(
                to.home().root(),
                0,
                "--arete.database.url=",
                "--arete.database.binaries=" + to.records().binaries(),
                "--arete.log.origin=" + key(manifest).name(),
                "--arete.lake.s3.only-read=true",
                "--arete.keys.library=" + to.token().library(),
                "--arete.keys.token=" + to.token().label(),
                "--arete.keys.pin-file=" + to.token().pinFile())) {
            String port = hub.getEnvironment().getRequiredProperty("local.server.port");
            met("hub-starts-there", true, "it answers at its new home");
            long size = checkLog(LogSource.at("http://127.0.0.1:" + port + "/log"), manifest);
            met("log-verifies", true, size + " entries, served by the moved hub");
            String read = readLake(hub.getBean(Catalogue.class), hub.getBean(LakeStore.class));
            met("lake-opens", true, read);
            return read;
        }
    }

    private static VerifierKey key(Manifest manifest) {
        try {
            return VerifierKey.parse(manifest.vkey());
        } catch (LogFault fault) {
            throw new Told("the archive's log key is not one: " + fault.reason(), fault);
        }
    }

    private static long checkLog(LogSource log, Manifest manifest) throws IOException {
        try {
            VerifierKey key = key(manifest);
            SignedCheckpoint before =
                    SignedCheckpoint.open(manifest.checkpoint().getBytes(StandardCharsets.UTF_8), key);
            SignedCheckpoint now = new LogVerifier(log, key).verify().checkpoint();
            if (now.size() < before.size()) {
                throw new Told("the moved hub serves a shorter log than it had");
            }
            return now.size();
        } catch (LogFault fault) {
            throw new Told("the moved hub's log does not verify: " + fault.reason(), fault);
        }
    }

    private static String readLake(Catalogue catalogue, LakeStore lake) throws IOException {
        int tables = 0;
        long bytes = 0;
        for (Dataset dataset : catalogue.datasets()) {
            for (Dataset.TableState table : dataset.tables()) {
                TableName name = new TableName(dataset.name(), table.schema().name());
                Optional<LakeFile> first = catalogue
                        .snapshot(name)
                        .flatMap(now -> now.files().stream().map(LiveFile::file).findFirst());
                if (first.isPresent()) {
                    bytes += read(lake, first.get());
                    tables++;
                }
            }
        }
        return "a file of each of " + tables + " tables, " + bytes + " bytes";
    }

    private static long read(LakeStore lake, LakeFile file) throws IOException {
        try (InputStream in = Channels.newInputStream(lake.open(file))) {
            if (!Arrays.equals(in.readNBytes(PARQUET.length), PARQUET)) {
                throw new Told("the moved hub cannot read " + file.path() + " of its lake");
            }
            return PARQUET.length + in.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static Phases silent() {
        return new Phases(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }
}
