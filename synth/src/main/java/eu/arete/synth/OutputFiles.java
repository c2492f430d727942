package eu.arete.synth;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files being made, each opened when its first row comes. */
final class OutputFiles implements Closeable {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String IDENTITIES = "key;nir;birth_date;sex\n";
    private static final String CORRESPONDENCE = "former;new\n";
    private static final String OPPOSING = "nir;birth_date;sex\n";

    private final Path out;
    private final Map<Path, OutputStream> open = new LinkedHashMap<>();

    OutputFiles(Path out) {
        this.out = out;
    }

    /** Adds a batch to the files, and its counts to the truth. */
    void write(Batch batch, Truth truth) throws IOException {
        for (Table table : Table.values()) {
            int last = table.monthly ? Batch.LAST_MONTH : 0;
            for (int month = 0; month <= last; month++) {
                Sheet sheet = batch.written(table, month);
                if (sheet != null) {
                    Partner partner = table.partner;
                    String file = table.file(month);
                    Path path = Path.of("partners", partner.dataset, "data", file);
                    sheet.writeTo(stream(path, header(table), partner.marked));
                    truth.add(partner.dataset + "/" + file, sheet.counts);
                }
            }
        }
        for (Map.Entry<Partner, Sheet> identities : batch.identities.entrySet()) {
            Path path = Path.of("partners", identities.getKey().dataset, "identities.csv");
            identities.getValue().writeTo(stream(path, IDENTITIES, false));
        }
        later(batch, truth);
        batch.opposing.writeTo(stream(Path.of("opposing.csv"), OPPOSING, false));
        truth.add(batch.tally);
    }

    private void later(Batch batch, Truth truth) throws IOException {
        Path later = Path.of("partners", Partner.CNAM.dataset, Later.DIRECTORY);
        if (!batch.corrected.isEmpty()) {
            Path path = later.resolve("corrected").resolve(Table.ER_PHA_F.file(Batch.CORRECTED_MONTH));
            batch.corrected.writeTo(stream(path, header(Table.ER_PHA_F), false));
            truth.corrected.add(batch.corrected.counts);
        }
        Path renewed = later.resolve("new-keys");
        batch.renewed.writeTo(stream(renewed.resolve("IR_BEN_R.2025-01.csv"), header(Table.IR_BEN_R), false));
        truth.renewed.add(batch.renewed.counts);
        batch.renewedIdentities.writeTo(stream(later.resolve("identities.csv"), IDENTITIES, false));
        batch.correspondence.writeTo(stream(later.resolve("correspondence.csv"), CORRESPONDENCE, false));
        truth.correspondences += batch.correspondence.counts.rows;
    }

    private static String header(Table table) {
        String quote = table.partner.quoted ? "\"" : "";
        return quote + String.join(quote + ";" + quote, table.columns) + quote + table.partner.lineEnd;
    }

    private OutputStream stream(Path path, String header, boolean marked) throws IOException {
        OutputStream stream = open.get(path);
        if (stream == null) {
            Path file = out.resolve(path);
            Files.createDirectories(file.resolveSibling("."));
            stream = Files.newOutputStream(file);
            if (marked) {
                stream.write(BYTE_ORDER_MARK);
            }
            stream.write(header.getBytes(StandardCharsets.US_ASCII));
            open.put(path, stream);
        }
        return stream;
    }

    @Override
    public void close() {
        open.values().forEach(stream -> {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
