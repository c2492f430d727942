package eu.arete.synth;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * What partners send after the year's files, and what of it a hub must refuse: a whole file twice, a month corrected, the register under
 * new keys, the same rows in another order of columns, and files damaged in each way that must be seen.
 */
final class Later {
    /** Sent again under other names, so that an honest delivery of the year does not meet them. */
    static final String DIRECTORY = "later";

    /** A file that is accepted, or refused for one reason. */
    record File(String delivery, String dataset, String name, FileCounts counts, String refusal, String of) {
        static File accepted(String delivery, String name, FileCounts counts) {
            return new File(delivery, Partner.CNAM.dataset, name, counts, "", "");
        }

        static File refused(String delivery, Partner partner, String name, String refusal) {
            return new File(delivery, partner.dataset, name, new FileCounts(), refusal, "");
        }

        String path() {
            return "partners/" + dataset + "/" + DIRECTORY + "/" + delivery + "/" + name;
        }
    }

    private final Path out;
    private final List<File> files = new ArrayList<>();

    Later(Path out) {
        this.out = out;
    }

    /** @param truth of the files of the year */
    List<File> write(Truth truth) throws IOException {
        twice(truth);
        if (truth.corrected.rows > 0) {
            files.add(File.accepted("corrected", Table.ER_PHA_F.file(Batch.CORRECTED_MONTH), truth.corrected));
        }
        files.add(File.accepted("new-keys", "IR_BEN_R.2025-01.csv", truth.renewed));
        reordered();
        damaged();
        leaking();
        return List.copyOf(files);
    }

    private void twice(Truth truth) throws IOException {
        Optional<String> sent = truth.files().stream()
                .filter(file -> file.startsWith(Partner.CNAM.dataset + "/" + Table.ER_PRS_F))
                .findFirst();
        if (sent.isPresent()) {
            String name = sent.get().substring(sent.get().indexOf('/') + 1);
            File again = new File(
                    "twice",
                    Partner.CNAM.dataset,
                    name.replace(".csv", "-again.csv"),
                    new FileCounts(),
                    "deposits.already-delivered",
                    name);
            files.add(again);
            Files.copy(out.resolve("partners/" + Partner.CNAM.dataset + "/data/" + name), made(again));
        }
    }

    /** The first rows of the register, its columns from last to first. */
    private void reordered() throws IOException {
        FileCounts counts = new FileCounts();
        StringBuilder text = new StringBuilder();
        for (String line : register(40)) {
            List<String> cells = new ArrayList<>(Arrays.asList(line.split(";", -1)));
            java.util.Collections.reverse(cells);
            text.append(String.join(";", cells)).append('\n');
            counts.rows++;
        }
        counts.rows--;
        write(File.accepted("re-ordered", "IR_BEN_R.re-ordered.csv", counts), bytes(text.toString()));
    }

    private void damaged() throws IOException {
        List<String> lines = register(2);
        String header = lines.get(0) + "\n";
        String row = lines.get(1) + "\n";
        damaged("IR_BEN_R.cut-line.csv", "file.truncated", bytes(header + row.substring(0, row.length() - 20)));
        byte[] packed = packed(bytes(header + row.repeat(500)));
        damaged("IR_BEN_R.cut-archive.csv.gz", "file.packed", Arrays.copyOf(packed, packed.length / 2));
        damaged("IR_BEN_R.lying-header.csv", "file.header", bytes(header.replace("BEN_SEX_COD", "SEXE") + row));
        damaged("IR_BEN_R.extra-column.csv", "file.header", bytes(header.replace("\n", ";MORE\n") + row));
        damaged("IR_BEN_R.other-charset.csv", "file.encoding", bytes("\u00EF\u00BB\u00BF" + header + row));
    }

    /** Somebody typed who the person is, where a cause of death should stand. */
    private void leaking() throws IOException {
        leak("nir", "vu, " + Registrations.number(2, 1955, 8, 3, 7));
        leak("telephone", "prévenir 01 42 34 56 78");
        leak("mail", "prevenir marie.dupont@example.org");
        leak("quote", "\"trouvé au sol");
    }

    private void leak(String kind, String label) throws IOException {
        String rule = kind.equals("quote") ? "file.quote" : "file.personal-data";
        File file = File.refused("refused", Partner.CEPIDC, "KI_ECD_R." + kind + ".csv", rule);
        String cell = kind.equals("quote") ? label : "\"" + label + "\"";
        String header = "\"" + String.join("\";\"", Table.KI_ECD_R.columns) + "\"\r\n";
        String row =
                "\"" + "a".repeat(64) + "\";1;\"D00000000\";1;2023;1;1;" + cell + ";\"I469\";03/02/2023;202302\r\n";
        write(file, bytes(header + row));
    }

    private void damaged(String name, String rule, byte[] content) throws IOException {
        write(File.refused("refused", Partner.CNAM, name, rule), content);
    }

    private void write(File file, byte[] content) throws IOException {
        files.add(file);
        Files.write(made(file), content);
    }

    private Path made(File file) throws IOException {
        Path path = out.resolve(file.path());
        Files.createDirectories(path.resolveSibling("."));
        Files.deleteIfExists(path);
        return path;
    }

    /** The header of the register under new keys and the first of its rows, all of them sound. */
    private List<String> register(int rows) throws IOException {
        Path path = out.resolve(File.accepted("new-keys", "IR_BEN_R.2025-01.csv", new FileCounts())
                .path());
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1)) {
            String line;
            while (lines.size() <= rows && (line = in.readLine()) != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }
}
