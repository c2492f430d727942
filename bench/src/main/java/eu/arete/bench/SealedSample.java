package eu.arete.bench;

import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.TableSchema;
import eu.arete.synth.Synthesis;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** One table of a synthetic SNDS in one file, with a code where a partner's key stood. */
record SealedSample(TableSchema schema, Path file, long rows) {
    private static final String TABLE = "ER_PRS_F";
    private static final double ROWS_A_PERSON = 17;

    static SealedSample make(Path directory, int rows) throws IOException {
        int persons = (int) Math.max(50, rows / ROWS_A_PERSON);
        new Synthesis(persons, 1, directory, Runtime.getRuntime().availableProcessors()).run(done -> {});
        TableSchema schema = DatasetDescriptor.parse(
                        Files.readAllBytes(directory.resolve("datasets/dcir/datapackage.json")))
                .table(TABLE)
                .orElseThrow();
        int person = schema.fieldNames().indexOf(schema.identifiers().get(0).name());
        Path file = directory.resolve(TABLE + ".csv");
        long written = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1);
                Stream<Path> parts = Files.list(directory.resolve("partners/dcir/data"))) {
            out.write(String.join(";", schema.fieldNames()) + "\n");
            for (Path part : parts.filter(path -> path.getFileName().toString().startsWith(TABLE + "."))
                    .sorted()
                    .toList()) {
                written += append(part, person, rows - written, out);
            }
        }
        return new SealedSample(schema, file, written);
    }

    private static long append(Path part, int person, long most, BufferedWriter out) throws IOException {
        long rows = 0;
        try (BufferedReader in = Files.newBufferedReader(part, StandardCharsets.ISO_8859_1)) {
            in.readLine();
            String line;
            while (rows < most && (line = in.readLine()) != null) {
                List<String> cells = new java.util.ArrayList<>(List.of(line.split(";", -1)));
                if (cells.size() > person && cells.get(person).length() == 9) {
                    cells.set(person, code(cells.get(person)));
                }
                out.write(String.join(";", cells) + "\n");
                rows++;
            }
        }
        return rows;
    }

    private static String code(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A JDK without SHA-256", e);
        }
    }
}
