package eu.arete.lake.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import eu.arete.lake.fuzz.Fuzzer;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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

    private static final List<String> PACKINGS = List.of("", ".gz", ".zst");

    private static final List<byte[]> FIXED = List.of(("    1ab31012023été à l’œuvre       \n"
                    + "00002                              \r\n" + "    3  01022023                    \n")
            .getBytes(Charset.forName("windows-1252")));

    @TempDir
    private Path home;

    @Test
    void no_line_of_any_file_is_lost() throws Exception {
        fuzz(40);
    }

    @Test
    @Tag("slow")
    void no_line_of_very_many_files_is_lost() throws Exception {
        fuzz(Math.max(1, Fuzzer.many() / 1_000 / (ENCODINGS.size() * DIALECTS.size() * PACKINGS.size())));
    }

    private void fuzz(long each) throws Exception {
        try (Dock dock = new Dock(home)) {
            long seed = 1;
            for (String encoding : ENCODINGS) {
                for (String dialect : DIALECTS) {
                    TableSchema schema = schema(encoding, dialect);
                    for (String packed : PACKINGS) {
                        Fuzzer fuzzer = new Fuzzer(
                                encoding + " " + dialect + " " + packed,
                                seed++,
                                seeds(schema, packed),
                                WORDS,
                                96 << 20);
                        System.out.println(fuzzer.run(each, input -> read(dock, schema, input, packed)));
                    }
                }
            }
            TableSchema stays = FixedWidthTest.stays();
            Fuzzer fixed = new Fuzzer("fixed width", seed, FIXED, WORDS, 96 << 20);
            System.out.println(fixed.run(each * 3, input -> read(dock, stays, input, "")));
        }
    }

    private static TableSchema schema(String encoding, String dialect) {
        byte[] json = Dock.DESCRIPTOR
                .replace("ENCODING", encoding)
                .replace("\"delimiter\":\";\"", dialect)
                .getBytes(StandardCharsets.UTF_8);
        return DatasetDescriptor.parse(json).table("ACTS").orElseThrow();
    }

    private static List<byte[]> seeds(TableSchema schema, String packed) throws IOException {
        String rows = Dock.HEADER + "1;" + Dock.CODE + ";02/03/2023;12,50;1;A10;plain\n"
                + "2;xxxxxxxxxxxxxxxxx;;;;;\n"
                + "3;" + Dock.CODE + ";31/12/2022;0,01;2;E119;\u00e9t\u00e9 \u00e0 No\u00ebl\n"
                + "4;" + Dock.CODE + ";01/01/2001;;;;\n";
        String quoted = rows.replace("plain", "\"a \"\"quoted\"\" one\"");
        List<byte[]> seeds = new ArrayList<>();
        for (String text : List.of(rows, quoted, rows.replace("\n", "\r\n"), Dock.HEADER)) {
            byte[] bytes = text.replace(';', schema.delimiter()).getBytes(Charset.forName(schema.encoding()));
            // A packed file is changed under its packing as often as after it.
            seeds.add(packed(bytes, packed));
            seeds.add(bytes);
        }
        return seeds;
    }

    private static Object read(Dock dock, TableSchema schema, byte[] input, String packed) throws IOException {
        boolean isPacked = input.length > 1 && (input[0] == 0x1f || input[0] == 0x28);
        byte[] sent = isPacked ? input : packed(input, packed);
        long before = dock.stored();
        IntakeOutcome outcome = dock.deliver(
                schema,
                new TableName("care", schema.name()),
                schema.name() + ".csv" + packed,
                new ByteArrayInputStream(sent));
        DeliveryReport report = outcome.report();
        List<LakeFile> files = Dock.files(outcome);
        if (outcome instanceof IntakeOutcome.Refused refused) {
            assertThat(dock.stored()).as("files left by a refused one").isEqualTo(before);
            return refused.refusal().rule();
        }
        Optional<byte[]> plain = unpacked(sent, packed);
        assertThat(plain).as("a file that cannot be unpacked was taken").isPresent();
        assertThat(report.rows()).isEqualTo(lines(plain.get()) - (schema.name().equals("ACTS") ? 1 : 0));
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

    private static byte[] packed(byte[] bytes, String packing) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = packing.equals(".gz")
                ? new GZIPOutputStream(out)
                : packing.equals(".zst") ? new ZstdOutputStream(out) : out) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static Optional<byte[]> unpacked(byte[] bytes, String packing) {
        ByteArrayInputStream raw = new ByteArrayInputStream(bytes);
        try (InputStream in = packing.equals(".gz")
                ? new GZIPInputStream(raw)
                : packing.equals(".zst") ? new ZstdInputStream(raw) : raw) {
            return Optional.of(in.readAllBytes());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
