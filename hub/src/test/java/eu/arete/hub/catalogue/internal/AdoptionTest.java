package eu.arete.hub.catalogue.internal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.arete.hub.HubTest;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Descriptors;
import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LiveFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A home of the release before tables had snapshots. */
final class AdoptionTest extends HubTest {
    private static final TableName ACTS = new TableName("of-yore", "ACTS");

    @Autowired
    private Adoption adoption;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private LakeStore lake;

    @TempDir
    private Path folder;

    @Test
    void what_an_earlier_release_listed_is_the_first_snapshot() throws IOException {
        as("anap", Role.PARTNER).post("/api/v1/datasets", Descriptors.acts("of-yore", "anap"));
        LakeFile replaced = file();
        LakeFile current = file();
        list(replaced, "ACTS.csv", 3L);
        long delivery = list(current, "ACTS.csv", null);

        assertThat(adoption.run()).isEqualTo(1);
        var now = catalogue.snapshot(ACTS).orElseThrow();
        assertThat(now.files()).containsExactly(LiveFile.whole(current, delivery));
        assertThat(now.files().get(0).file().wrappedKey()).isEqualTo(current.wrappedKey());
        assertThat(adoption.run()).isZero();
        assertThat(catalogue.history(ACTS)).hasSize(1);
    }

    private LakeFile file() throws IOException {
        Path plain = Files.createTempFile(folder, "plain", ".parquet");
        return lake.write(ACTS, Files.writeString(plain, "PAR1 not looked at"), 7);
    }

    private long list(LakeFile file, String name, Long until) {
        long delivery = jdbc.sql("""
                insert into catalogue.delivery (dataset, table_name, file_name, source_sha256, deposit, rows_accepted,
                    rows_rejected, accepted_at, since_version, until_version)
                values ('of-yore', 'ACTS', :name, :sha, :deposit, 7, 0, now(), 2, :until) returning id
                """)
                .param("name", name)
                .param("sha", file.sha256())
                .param("deposit", UUID.randomUUID())
                .param("until", until)
                .query(Long.class)
                .single();
        jdbc.sql("""
                insert into catalogue.lake_file (id, delivery, dataset, table_name, path, rows, bytes, sha256, wrapped_key)
                values (:id, :delivery, 'of-yore', 'ACTS', :path, 7, :bytes, :sha, :key)
                """)
                .param("id", file.id())
                .param("delivery", delivery)
                .param("path", file.path())
                .param("bytes", file.bytes())
                .param("sha", file.sha256())
                .param("key", file.wrappedKey())
                .update();
        return delivery;
    }
}
