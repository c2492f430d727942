package eu.arete.hub.catalogue.internal;

import eu.arete.hub.catalogue.AcceptedFile;
import eu.arete.hub.catalogue.Dataset;
import eu.arete.hub.catalogue.Delivery;
import eu.arete.lake.schema.DatasetDescriptor;
import eu.arete.lake.schema.TableSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue's tables. */
@Repository
class ShelfStore {
    private static final String DATASET =
            "select name, descriptor, fingerprint, version, described_at from catalogue.dataset";

    private final JdbcClient jdbc;
    /** Descriptors do not change under a fingerprint: each is read once. */
    private final Map<String, DatasetDescriptor> read = new ConcurrentHashMap<>();

    ShelfStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Row(DatasetDescriptor descriptor, long version, Instant describedAt) {}

    private record Sums(
            long accepted,
            long rejected,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {
        static final Sums NONE = new Sums(0, 0, null, null);
    }

    List<Dataset> datasets() {
        return jdbc.sql(DATASET + " order by name").query(this::row).list().stream()
                .map(this::dataset)
                .toList();
    }

    Optional<Dataset> find(String name) {
        return jdbc.sql(DATASET + " where name = :name")
                .param("name", name)
                .query(this::row)
                .optional()
                .map(this::dataset);
    }

    Optional<Dataset> findForUpdate(String name) {
        return jdbc.sql(DATASET + " where name = :name for update")
                .param("name", name)
                .query(this::row)
                .optional()
                .map(this::dataset);
    }

    private Row row(ResultSet row, int number) throws SQLException {
        byte[] bytes = row.getBytes("descriptor");
        DatasetDescriptor descriptor =
                read.computeIfAbsent(row.getString("fingerprint"), key -> DatasetDescriptor.parse(bytes));
        return new Row(
                descriptor,
                row.getLong("version"),
                row.getTimestamp("described_at").toInstant());
    }

    private Dataset dataset(Row row) {
        Map<String, Sums> sums = sums(row.descriptor().name());
        List<Dataset.TableState> tables = row.descriptor().tables().stream()
                .map(table -> state(table, sums.getOrDefault(table.name(), Sums.NONE)))
                .toList();
        return new Dataset(row.descriptor(), row.version(), row.describedAt(), tables);
    }

    private static Dataset.TableState state(TableSchema table, Sums sums) {
        return new Dataset.TableState(
                table,
                sums.accepted(),
                sums.rejected(),
                Optional.ofNullable(sums.first()),
                Optional.ofNullable(sums.last()));
    }

    private Map<String, Sums> sums(String dataset) {
        Map<String, Sums> sums = new HashMap<>();
        jdbc.sql("""
                select table_name, sum(rows_accepted) as accepted, sum(rows_rejected) as rejected,
                       min(first_day) as first, max(last_day) as last
                from catalogue.delivery where dataset = :dataset and until_version is null group by table_name
                """).param("dataset", dataset).query(row -> {
            sums.put(
                    row.getString("table_name"),
                    new Sums(
                            row.getLong("accepted"),
                            row.getLong("rejected"),
                            row.getObject("first", LocalDate.class),
                            row.getObject("last", LocalDate.class)));
        });
        return sums;
    }

    List<Delivery> deliveries(String dataset) {
        return jdbc.sql("""
                select id, table_name, file_name, rows_accepted, rows_rejected, accepted_at
                from catalogue.delivery where dataset = :dataset and until_version is null order by table_name, file_name
                """)
                .param("dataset", dataset)
                .query((row, n) -> new Delivery(
                        row.getLong("id"),
                        row.getString("table_name"),
                        row.getString("file_name"),
                        row.getLong("rows_accepted"),
                        row.getLong("rows_rejected"),
                        row.getTimestamp("accepted_at").toInstant()))
                .list();
    }

    /** Whether anything was ever accepted in it. */
    boolean hasDeliveries(String dataset) {
        return jdbc.sql("select exists (select 1 from catalogue.delivery where dataset = :dataset)")
                .param("dataset", dataset)
                .query(Boolean.class)
                .single();
    }

    Optional<String> deliveredAs(String dataset, String sourceSha256) {
        return jdbc.sql("""
                select file_name from catalogue.delivery
                where dataset = :dataset and source_sha256 = :sha256 and until_version is null limit 1
                """)
                .param("dataset", dataset)
                .param("sha256", sourceSha256)
                .query(String.class)
                .optional();
    }

    long describe(DatasetDescriptor descriptor, byte[] bytes, Instant now) {
        return jdbc.sql("""
                insert into catalogue.dataset (name, partner, descriptor, fingerprint, version, described_at)
                values (:name, :partner, :descriptor, :fingerprint, 1, :now)
                on conflict (name) do update set descriptor = excluded.descriptor, fingerprint = excluded.fingerprint,
                    version = catalogue.dataset.version + 1, described_at = excluded.described_at
                returning version
                """)
                .param("name", descriptor.name())
                .param("partner", descriptor.partner())
                .param("descriptor", bytes)
                .param("fingerprint", descriptor.fingerprint())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    long nextVersion(String dataset) {
        return jdbc.sql("update catalogue.dataset set version = version + 1 where name = :name returning version")
                .param("name", dataset)
                .query(Long.class)
                .single();
    }

    /** What a registered delivery took the place of, if anything, and what it is. */
    record Registered(Optional<Long> before, long delivery) {}

    Registered register(String dataset, UUID deposit, AcceptedFile file, long version, Instant now) {
        Optional<Long> before = jdbc.sql("""
                update catalogue.delivery set until_version = :version
                where dataset = :dataset and file_name = :file and until_version is null returning id
                """)
                .param("version", version)
                .param("dataset", dataset)
                .param("file", file.file())
                .query(Long.class)
                .optional();
        long delivery = jdbc.sql("""
                insert into catalogue.delivery (dataset, table_name, file_name, source_sha256, deposit, rows_accepted,
                    rows_rejected, first_day, last_day, accepted_at, since_version)
                values (:dataset, :table, :file, :sha256, :deposit, :accepted, :rejected, :first, :last, :now, :version)
                returning id
                """)
                .param("dataset", dataset)
                .param("table", file.table().table())
                .param("file", file.file())
                .param("sha256", file.sourceSha256())
                .param("deposit", deposit)
                .param("accepted", file.accepted())
                .param("rejected", file.rejected())
                .param("first", file.firstDay().orElse(null))
                .param("last", file.lastDay().orElse(null))
                .param("now", Timestamp.from(now))
                .param("version", version)
                .query(Long.class)
                .single();
        return new Registered(before, delivery);
    }

    /** Nobody else changes this dataset, its tables included, before the caller's transaction ends. */
    void hold(String dataset) {
        jdbc.sql("select version from catalogue.dataset where name = :name for update")
                .param("name", dataset)
                .query(Long.class)
                .single();
    }

    /** The hash of the names of a table's files, as the last start left them, by the place of its description. */
    Map<String, String> swept() {
        Map<String, String> swept = new HashMap<>();
        jdbc.sql("select place, files from catalogue.swept").query(row -> {
            swept.put(row.getString("place"), row.getString("files"));
        });
        return swept;
    }

    /** Says how this start leaves them. Killed between, it looks again at the next. */
    void swept(Map<String, String> leave) {
        jdbc.sql("delete from catalogue.swept").update();
        leave.forEach((place, files) -> jdbc.sql("insert into catalogue.swept (place, files) values (:place, :files)")
                .param("place", place)
                .param("files", files)
                .update());
    }
}
