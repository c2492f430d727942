package eu.arete.lake.intake;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.EncryptedLakeStore;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.TableName;
import eu.arete.privacy.FileKeyStore;
import eu.arete.privacy.KeyName;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.SecondStage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Where tests deliver files: an intake with its own keys and lake, and one table with a column of each kind. */
final class Dock implements AutoCloseable {

    static final String CODE = "0123456789abcdef0123456789abcdef";

    static final String DESCRIPTOR = """
            {"name":"care","arete":{"partner":"cnam"},"resources":[{"name":"ACTS","encoding":"ENCODING",
             "dialect":{"delimiter":";"},"schema":{"fields":[
              {"name":"NUM","type":"integer","constraints":{"required":true,"minimum":1}},
              {"name":"PERSON","type":"string","missingValues":["","xxxxxxxxxxxxxxxxx"],"arete":{"role":"identifier"}},
              {"name":"DAY","type":"date","format":"%d/%m/%Y","constraints":{"minimum":"2000-01-01"}},
              {"name":"PAID","type":"number","decimalChar":",","constraints":{"maximum":1000},"arete":{"unit":"EUR"}},
              {"name":"SEX","type":"integer","constraints":{"enum":[1,2]}},
              {"name":"ICD","type":"string","constraints":{"pattern":"[A-Z][0-9]{2,3}","maxLength":4}},
              {"name":"NOTE","type":"string","arete":{"role":"free-text"}}],
             "primaryKey":["NUM"],"arete":{"person":"PERSON","period":"DAY"}}}]}
            """;

    static final String HEADER = "NUM;PERSON;DAY;PAID;SEX;ICD;NOTE\n";

    final KeyStore keys;
    final LakeStore lake;
    final Path home;
    final Intake intake;
    String rejects = "";
    private final Path memory;

    Dock(Path home) throws IOException {
        this.home = home;
        keys = FileKeyStore.open(home.resolve("keys"), new SecureRandom());
        keys.ensureWrappingKey(KeyName.of("lake"));
        lake = new EncryptedLakeStore(home.resolve("lake"), keys, KeyName.of("lake"), new SecureRandom());
        memory = Files.createDirectories(home.resolve("memory"));
        SecondStage stage = new SecondStage(keys.ensureSecret(KeyName.of("second")));
        intake = new Intake(lake, stage, memory, home.resolve("spill"), 2);
    }

    static TableSchema acts(String encoding) {
        byte[] json = DESCRIPTOR.replace("ENCODING", encoding).getBytes(StandardCharsets.UTF_8);
        return DatasetDescriptor.parse(json).table("ACTS").orElseThrow();
    }

    IntakeOutcome deliver(String rows) throws IOException {
        return deliver(rows, StandardCharsets.UTF_8);
    }

    IntakeOutcome deliver(String rows, Charset charset) throws IOException {
        return deliver(acts(charset.name()), new ByteArrayInputStream((HEADER + rows).getBytes(charset)));
    }

    IntakeOutcome deliver(TableSchema schema, InputStream bytes) throws IOException {
        return deliver(schema, new TableName("care", schema.name()), schema.name() + ".csv", bytes);
    }

    IntakeOutcome deliver(TableSchema schema, TableName table, String file, InputStream bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        IntakeOutcome outcome = intake.take(new Delivery(file, table, schema), bytes, out, read -> {});
        rejects = out.toString(StandardCharsets.UTF_8);
        return outcome;
    }

    /** The rows of the lake files, each as one text, by an engine of our own. */
    List<String> rows(List<LakeFile> files, String select) throws IOException, SQLException {
        List<String> rows = new ArrayList<>();
        for (LakeFile file : files) {
            Path plain = home.resolve(file.id() + ".parquet");
            lake.read(file, plain);
            try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                    var statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(select.replace("FILE", "'" + plain + "'"))) {
                while (result.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        cells.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(String.join("|", cells));
                }
            }
        }
        return rows;
    }

    static List<LakeFile> files(IntakeOutcome outcome) {
        if (outcome instanceof IntakeOutcome.Accepted accepted) {
            return accepted.files();
        }
        return outcome instanceof IntakeOutcome.AcceptedWithRejects some ? some.files() : List.of();
    }

    static Refusal refusal(IntakeOutcome outcome) {
        return ((IntakeOutcome.Refused) outcome).refusal();
    }

    /** The number of files that lie in the lake, registered or not. */
    long stored() throws IOException {
        if (!Files.exists(home.resolve("lake"))) {
            return 0;
        }
        try (var files = Files.walk(home.resolve("lake"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    @Override
    public void close() {
        intake.close();
        keys.close();
        try (var left = Files.list(memory)) {
            if (left.findAny().isPresent()) {
                throw new AssertionError("The scratch is not empty");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
