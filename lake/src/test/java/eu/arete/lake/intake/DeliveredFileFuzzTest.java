package eu.arete.lake.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.lake.fuzz.Fuzzer;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole files that nobody thought of, through the whole intake: each is answered, and no line is lost: those after the header are
 * accepted or rejected, all of them, or the file is refused and nothing of it is kept.
 */
final class DeliveredFileFuzzTest {

    private static final List<String> ENCODINGS = List.of("UTF-8", "ISO-8859-1", "windows-1252");
    private static final List<String> DIALECTS =
            List.of("\"delimiter\":\";\"", "\"delimiter\":\",\"", "\"delimiter\":\"|\",\"quoteChar\":\"\"");
    private static final List<String> WORDS = List.of(
            Dock.CODE,
            "0123456789abcdef",
            "02/03/2023",
            "31/02/2023",
            "12,50",
            "A10",
            "E11",
            "xxxxxxxxxxxxxxxxx",
            "1 84 12 76 451 089 46",
            "284127645108946",
            "someone@example.org",
            "\"a;b\"",
            "\"a\"\"b\"",
            "\"unended",
            Dock.HEADER);

    @TempDir
    private Path home;

    @Test
    void no_line_of_any_file_is_lost() throws Exception {
        fuzz(60);
    }

    @Test
    @Tag("slow")
    void no_line_of_very_many_files_is_lost() throws Exception {
        fuzz(Math.max(1, Fuzzer.many() / 1_000 / (ENCODINGS.size() * DIALECTS.size() * 2)));
    }

    private void fuzz(long each) throws Exception {
        try (Dock dock = new Dock(home)) {
            long seed = 1;
            for (String encoding : ENCODINGS) {
                for (String dialect : DIALECTS) {
                    TableSchema schema = schema(encoding, dialect);
                    for (boolean packed : new boolean[] {false, true}) {
                        Fuzzer fuzzer = new Fuzzer(
                                encoding + " " + dialect + (packed ? " gz" : ""),
                                seed++,
                                seeds(schema, packed),
                                WORDS,
                                96 << 20);
                        System.out.println(fuzzer.run(each, input -> read(dock, schema, input, packed)));
                    }
                }
            }
        }
    }

    private static TableSchema schema(String encoding, String dialect) {
        byte[] json = Dock.DESCRIPTOR
                .replace("ENCODING", encoding)
                .replace("\"delimiter\":\";\"", dialect)
                .getBytes(StandardCharsets.UTF_8);
        return DatasetDescriptor.parse(json).table("ACTS").orElseThrow();
    }

    private static List<byte[]> seeds(TableSchema schema, boolean packed) throws IOException {
        String rows = Dock.HEADER + "1;" + Dock.CODE + ";02/03/2023;12,50;1;A10;plain\n"
                + "2;xxxxxxxxxxxxxxxxx;;;;;\n"
                + "3;" + Dock.CODE + ";31/12/2022;0,01;2;E119;\u00e9t\u00e9 \u00e0 No\u00ebl\n"
                + "4;" + Dock.CODE + ";01/01/2001;;;;\n";
        String quoted = rows.replace("plain", "\"a \"\"quoted\"\" one\"");
        List<byte[]> seeds = new ArrayList<>();
        for (String text : List.of(rows, quoted, rows.replace("\n", "\r\n"), Dock.HEADER)) {
            byte[] bytes = text.replace(';', schema.delimiter()).getBytes(Charset.forName(schema.encoding()));
            // A packed file is changed under its packing as often as after it.
            seeds.add(packed ? packed(bytes) : bytes);
            seeds.add(bytes);
        }
        return seeds;
    }

    private static Object read(Dock dock, TableSchema schema, byte[] input, boolean packed) throws IOException {
        boolean isPacked = packed && input.length > 1 && input[0] == 0x1f;
        byte[] sent = packed && !isPacked ? packed(input) : input;
        long before = dock.stored();
        IntakeOutcome outcome = dock.deliver(
                schema,
                new TableName("care", "ACTS"),
                packed ? "ACTS.csv.gz" : "ACTS.csv",
                new ByteArrayInputStream(sent));
        DeliveryReport report = outcome.report();
        List<LakeFile> files = Dock.files(outcome);
        if (outcome instanceof IntakeOutcome.Refused refused) {
            assertThat(dock.stored()).as("files left by a refused one").isEqualTo(before);
            return refused.refusal().rule();
        }
        Optional<byte[]> plain = packed ? unpacked(sent) : Optional.of(sent);
        assertThat(plain).as("a file that cannot be unpacked was taken").isPresent();
        assertThat(report.rows()).isEqualTo(lines(plain.get()) - 1);
        assertThat(report.accepted() + report.rejected()).isEqualTo(report.rows());
        assertThat(files.stream().mapToLong(LakeFile::rows).sum()).isEqualTo(report.accepted());
        assertThat(dock.rejects
                        .lines()
                        .map(line -> line.split(";")[1])
                        .distinct()
                        .filter(line -> line.matches("[0-9]+"))
                        .count())
                .as("lines told in the rejects")
                .isEqualTo(report.rejected());
        for (LakeFile file : files) {
            dock.lake.delete(file);
        }
        return report.rules().keySet().toString() + (report.accepted() > 0);
    }

    private static long lines(byte[] bytes) {
        long lines = 0;
        for (byte b : bytes) {
            lines += b == '\n' ? 1 : 0;
        }
        return lines;
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static Optional<byte[]> unpacked(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
