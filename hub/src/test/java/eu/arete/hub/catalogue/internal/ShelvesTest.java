package eu.arete.hub.catalogue.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.Home;
import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.AcceptedFile;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Descriptors;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.Expiry;
import eu.arete.lake.tables.LakeTables;
import eu.arete.lake.tables.Operation;
import eu.arete.lake.tables.RowPositions;
import eu.arete.lake.tables.SnapshotExpired;
import eu.arete.lake.tables.SnapshotNote;
import eu.arete.lake.tables.TableChange;
import eu.arete.lake.tables.TableSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tables of the lake in the hub's own transactions. */
final class ShelvesTest extends HubTest {
    @Autowired
    private Catalogue catalogue;

    @Autowired
    private LakeSweep sweep;

    @Autowired
    private LakeTables tables;

    @Autowired
    private LakeStore lake;

    @Autowired
    private Home home;

    @Autowired
    private PublicLog log;

    @Autowired
    private PlatformTransactionManager transactions;

    @TempDir
    private Path folder;

    private Visitor described(String dataset) {
        Visitor partner = as("anap", Role.PARTNER);
        assertThat(partner.post("/api/v1/datasets", Descriptors.acts(dataset, "anap"))
                        .status())
                .isEqualTo(201);
        return partner;
    }

    private LakeFile file(TableName table, int rows) throws IOException {
        Path plain = Files.createTempFile(folder, "plain", ".parquet");
        return lake.write(table, Files.writeString(plain, "PAR1 not looked at"), rows);
    }

    private long accept(TableName table, String name, LakeFile... files) {
        String sha = "0".repeat(64);
        long rows = List.of(files).stream().mapToLong(LakeFile::rows).sum();
        return catalogue.accept(
                table.dataset(),
                UUID.randomUUID(),
                List.of(new AcceptedFile(
                        name, table, sha, rows, 0, Optional.empty(), Optional.empty(), List.of(files))));
    }

    private TransactionTemplate together() {
        return new TransactionTemplate(transactions);
    }

    @Test
    void a_delivery_its_snapshot_and_its_entry_are_there_together_or_not_at_all() throws IOException {
        described("shelf-whole");
        TableName acts = new TableName("shelf-whole", "ACTS");
        LakeFile first = file(acts, 10);
        together().executeWithoutResult(status -> accept(acts, "ACTS.csv", first));
        TableSnapshot before = catalogue.snapshot(acts).orElseThrow();
        long entries = entries();
        LakeFile second = file(acts, 20);

        together().executeWithoutResult(status -> {
            accept(acts, "ACTS.next.csv", second);
            log.append(
                    Entry.of(EntryType.DATASET_DESCRIBED).dataset("shelf-whole").sha256("0".repeat(64)));
            assertThat(catalogue.snapshot(acts).orElseThrow().rows()).isEqualTo(30);
            status.setRollbackOnly();
        });

        assertThat(catalogue.snapshot(acts)).contains(before);
        assertThat(catalogue.history(acts)).hasSize(1);
        assertThat(catalogue.deliveries("shelf-whole")).hasSize(1);
        assertThat(entries()).isEqualTo(entries);
        assertThatThrownBy(() -> catalogue.exchange(acts, TableChange.purge(Map.of(first, RowPositions.of(1)))))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(Files.exists(home.lake().resolve(second.path()))).isTrue();
        assertThat(sweep.sweep()).isPositive();
        assertThat(Files.exists(home.lake().resolve(second.path()))).isFalse();
        assertThat(Files.exists(home.lake().resolve(first.path()))).isTrue();
        assertThat(sweep.sweep()).as("nothing is left to sweep").isZero();
        assertThat(tables.paths(acts))
                .allSatisfy(path -> assertThat(home.lake().resolve(path)).exists());
    }

    private long entries() {
        return jdbc.sql("select count(*) from publiclog.entry where facts->>'dataset' = 'shelf-whole'")
                .query(Long.class)
                .single();
    }

    @Test
    void a_month_delivered_again_takes_its_own_place_and_its_past_is_read_until_forgotten() throws Exception {
        described("shelf-past");
        TableName acts = new TableName("shelf-past", "ACTS");
        LakeFile january = file(acts, 10);
        LakeFile february = file(acts, 20);
        LakeFile corrected = file(acts, 9);
        together().executeWithoutResult(status -> accept(acts, "ACTS.2023-01.csv", january));
        together().executeWithoutResult(status -> accept(acts, "ACTS.2023-02.csv", february));
        TableSnapshot past = catalogue.snapshot(acts).orElseThrow();
        together().executeWithoutResult(status -> accept(acts, "ACTS.2023-01.csv", corrected));

        assertThat(catalogue.snapshot(acts).orElseThrow().rows()).isEqualTo(29);
        assertThat(catalogue.history(acts))
                .extracting(SnapshotNote::operation)
                .containsExactly(Operation.REPLACE, Operation.APPEND, Operation.APPEND);
        assertThat(catalogue.snapshotAt(acts, past.id())).isEqualTo(past);
        Expiry expiry = together().execute(status -> {
            Expiry made = catalogue.expire(acts, Instant.now().plusSeconds(5), Set.of());
            assertThat(Files.exists(home.lake().resolve(january.path())))
                    .as("kept until the commit")
                    .isTrue();
            return made;
        });
        assertThat(expiry.snapshots()).hasSize(2);
        assertThat(Files.exists(home.lake().resolve(january.path()))).isFalse();
        assertThatThrownBy(() -> catalogue.snapshotAt(acts, past.id())).isInstanceOf(SnapshotExpired.class);
    }

    @Test
    void columns_appear_and_vanish_by_year_and_a_name_keeps_its_type() throws IOException {
        Visitor partner = described("shelf-years");
        TableName acts = new TableName("shelf-years", "ACTS");
        LakeFile rows = file(acts, 10);
        together().executeWithoutResult(status -> accept(acts, "ACTS.csv", rows));
        String descriptor = Descriptors.acts("shelf-years", "anap");
        String day = "{\"name\":\"DAY\",\"type\":\"date\",\"format\":\"%d/%m/%Y\"},";
        assertThat(descriptor).contains(day);

        String wider = descriptor.replace(day, day + "{\"name\":\"NATURE\",\"type\":\"integer\"},");
        assertThat(partner.post("/api/v1/datasets", wider).status()).isEqualTo(201);
        assertThat(partner.post("/api/v1/datasets", descriptor).status()).isEqualTo(201);
        Visitor.Answer other = partner.post(
                "/api/v1/datasets", wider.replace("NATURE\",\"type\":\"integer\"", "NATURE\",\"type\":\"string\""));
        assertThat(other.code()).isEqualTo("catalogue.columns-changed");
        assertThat(other.json().toString()).contains("NATURE");
        assertThat(partner.post(
                                "/api/v1/datasets",
                                descriptor.replace(
                                        "\"PERSON\",\"type\":\"string\",\"arete\":{\"role\":\"identifier\"}",
                                        "\"PERSON\",\"type\":\"string\""))
                        .status())
                .isGreaterThanOrEqualTo(400);
        assertThat(partner.post("/api/v1/datasets", descriptor.replace("\"ACTS\"", "\"OTHERS\""))
                        .code())
                .isEqualTo("catalogue.table-gone");
    }
}
