package eu.arete.lake.intake;

import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.TableSchema;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Fingerprints of the keys that rows of the lake have; one file at a time is in the clear, in the scratch. */
final class LakeKeys {

    private final LakeStore lake;
    private final Parquet parquet;
    private final Scratch scratch;
    private final LakeRows rows;

    LakeKeys(LakeStore lake, Parquet parquet, Scratch scratch, LakeRows rows) {
        this.lake = lake;
        this.parquet = parquet;
        this.scratch = scratch;
        this.rows = rows;
    }

    /** Told each fingerprint; it may come more than once. */
    interface Reader {
        void key(long high, long low) throws IOException;
    }

    void each(TableSchema table, List<String> columns, long[] secrets, Reader reader) throws IOException {
        List<Field> fields =
                columns.stream().map(name -> table.field(name).orElseThrow()).toList();
        Fingerprint fingerprint = new Fingerprint(secrets);
        for (LakeRows.Part part : rows.of(table.name())) {
            try (Scratch own = scratch.within()) {
                Path plain = own.file(".parquet");
                lake.read(part.file(), plain);
                parquet.keys(plain, columns, part.leftOut(), text -> {
                    add(fingerprint, fields, text);
                    long low = fingerprint.low();
                    long high = fingerprint.high();
                    reader.key(high, (high | low) == 0 ? 1 : low);
                });
                Files.delete(plain);
            }
        }
    }

    private static void add(Fingerprint fingerprint, List<Field> fields, byte[] text) {
        fingerprint.start();
        int from = 0;
        for (Field field : fields) {
            int to = from;
            while (to < text.length && text[to] != ColumnCheck.SEPARATOR) {
                to++;
            }
            KeyForm.add(fingerprint, field.type(), text, from, to);
            from = to + 1;
        }
    }
}
