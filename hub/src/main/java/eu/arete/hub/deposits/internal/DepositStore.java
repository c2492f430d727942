package eu.arete.hub.deposits.internal;

import eu.arete.hub.accounts.OrganisationId;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.deposits.Announced;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositId;
import eu.arete.hub.deposits.DepositState;
import eu.arete.hub.deposits.Lineage;
import eu.arete.hub.deposits.Trouble;
import eu.arete.hub.hosting.Nature;
import eu.arete.lake.intake.DeliveryReport;
import eu.arete.lake.store.SealedFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The room's tables. */
@Repository
class DepositStore {
    private static final String DEPOSIT = """
            select id, dataset, nature, organisation, manifest, state, created_at, decided_at, bytes_total, bytes_checked,
                   checked_millis, trouble, next_try,
                   rows_total, rows_accepted, rows_rejected, dataset_version, refusal
            from deposits.deposit
            """;

    private final JdbcClient jdbc;
    private final DepositJson json;

    DepositStore(JdbcClient jdbc, DepositJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Deposit> find(DepositId id) {
        return jdbc.sql(DEPOSIT + " where id = :id")
                .param("id", id.value())
                .query(this::deposit)
                .optional();
    }

    /** Waits for whoever changes it, and keeps others from changing it until the transaction ends. */
    Optional<Deposit> findForUpdate(DepositId id) {
        return jdbc.sql(DEPOSIT + " where id = :id for update")
                .param("id", id.value())
                .query(this::deposit)
                .optional();
    }

    Optional<Deposit> standing(String dataset, String manifest) {
        return jdbc.sql(DEPOSIT + " where dataset = :dataset and manifest = :manifest and state <> 'REFUSED'")
                .param("dataset", dataset)
                .param("manifest", manifest)
                .query(this::deposit)
                .optional();
    }

    List<Deposit> of(OrganisationId organisation) {
        return jdbc.sql(DEPOSIT + " where organisation = :organisation order by created_at desc, id limit 200")
                .param("organisation", organisation.value())
                .query(this::deposit)
                .list();
    }

    /** Those to be checked, under way or checked, newest first. */
    List<Deposit> checked(int count) {
        return jdbc.sql(DEPOSIT + " where state <> 'RECEIVING' order by created_at desc, id limit :count")
                .param("count", count)
                .query(this::deposit)
                .list();
    }

    private Deposit deposit(ResultSet row, int number) throws SQLException {
        DepositId id = new DepositId(row.getObject("id", java.util.UUID.class));
        Timestamp decided = row.getTimestamp("decided_at");
        long version = row.getLong("dataset_version");
        return new Deposit(
                id,
                row.getString("dataset"),
                Nature.valueOf(row.getString("nature")),
                new OrganisationId(row.getString("organisation")),
                row.getString("manifest"),
                DepositState.valueOf(row.getString("state")),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(decided).map(Timestamp::toInstant),
                row.getLong("bytes_total"),
                row.getLong("bytes_checked"),
                row.getLong("checked_millis"),
                Optional.ofNullable(row.getString("trouble")).map(Trouble::valueOf),
                Optional.ofNullable(row.getTimestamp("next_try")).map(Timestamp::toInstant),
                row.getLong("rows_total"),
                row.getLong("rows_accepted"),
                row.getLong("rows_rejected"),
                version == 0 ? OptionalLong.empty() : OptionalLong.of(version),
                json.read(row.getString("refusal"), Deposit.Reason.class),
                files(id));
    }

    private List<Deposit.File> files(DepositId id) {
        return jdbc.sql("""
                select name, sha256, size, received_at is not null as received, report, rejects is not null as rejects
                from deposits.file where deposit = :id order by name
                """)
                .param("id", id.value())
                .query((row, n) -> new Deposit.File(
                        row.getString("name"),
                        row.getString("sha256"),
                        row.getLong("size"),
                        row.getBoolean("received"),
                        json.read(row.getString("report"), DeliveryReport.class),
                        row.getBoolean("rejects")))
                .list();
    }

    /** @return false when the same manifest was opened in the meantime */
    boolean insert(
            DepositId id,
            String dataset,
            Nature nature,
            OrganisationId organisation,
            String manifest,
            PersonId by,
            Instant now,
            List<Announced> files) {
        int inserted = jdbc.sql("""
                insert into deposits.deposit (id, dataset, nature, organisation, manifest, state, created_by, created_at, bytes_total)
                values (:id, :dataset, :nature, :organisation, :manifest, 'RECEIVING', :by, :now, :bytes)
                on conflict (dataset, manifest) where state <> 'REFUSED' do nothing
                """)
                .param("id", id.value())
                .param("dataset", dataset)
                .param("nature", nature.name())
                .param("organisation", organisation.value())
                .param("manifest", manifest)
                .param("by", by.value())
                .param("now", Timestamp.from(now))
                .param("bytes", files.stream().mapToLong(Announced::size).sum())
                .update();
        if (inserted == 0) {
            return false;
        }
        for (Announced file : files) {
            jdbc.sql("insert into deposits.file (deposit, name, sha256, size) values (:id, :name, :sha256, :size)")
                    .param("id", id.value())
                    .param("name", file.name())
                    .param("sha256", file.sha256())
                    .param("size", file.size())
                    .update();
        }
        return true;
    }

    /** @return false when another request received the same file first */
    boolean received(DepositId id, String name, SealedFile sealed, Instant now) {
        return jdbc.sql("""
                update deposits.file set sealed = :sealed::jsonb, received_at = :now
                where deposit = :id and name = :name and received_at is null
                """)
                        .param("id", id.value())
                        .param("name", name)
                        .param("sealed", json.write(sealed))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    void queue(DepositId id, Instant now) {
        jdbc.sql(
                        "update deposits.deposit set state = 'QUEUED', completed_at = :now where id = :id and state = 'RECEIVING'")
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("insert into deposits.job (deposit, not_before) values (:id, :now) on conflict do nothing")
                .param("id", id.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<SealedFile> sealed(DepositId id, String name) {
        return jdbc.sql("select sealed from deposits.file where deposit = :id and name = :name and sealed is not null")
                .param("id", id.value())
                .param("name", name)
                .query(String.class)
                .optional()
                .flatMap(text -> json.read(text, SealedFile.class));
    }

    List<SealedFile> rejects(DepositId id) {
        return jdbc
                .sql("select rejects from deposits.file where deposit = :id and rejects is not null order by name")
                .param("id", id.value())
                .query(String.class)
                .list()
                .stream()
                .flatMap(text -> json.read(text, SealedFile.class).stream())
                .toList();
    }

    /** @return false when it is no more to be checked: it was decided, or cancelled, in the meantime */
    boolean progress(DepositId id, long bytes, long millis) {
        return jdbc.sql("""
                update deposits.deposit set state = 'CHECKING', bytes_checked = :bytes, checked_millis = :millis,
                    trouble = null, next_try = null
                where id = :id and state in ('QUEUED', 'CHECKING')
                """)
                        .param("id", id.value())
                        .param("bytes", bytes)
                        .param("millis", millis)
                        .update()
                == 1;
    }

    /** The checks broke off: it waits again, and says why. */
    void putOff(DepositId id, Trouble trouble, Instant nextTry) {
        jdbc.sql("""
                update deposits.deposit set state = 'QUEUED', bytes_checked = 0, checked_millis = 0, trouble = :trouble,
                    next_try = :next
                where id = :id and state in ('QUEUED', 'CHECKING')
                """)
                .param("id", id.value())
                .param("trouble", trouble.name())
                .param("next", Timestamp.from(nextTry))
                .update();
    }

    Map<String, Instant> receptions(DepositId id) {
        Map<String, Instant> receptions = new HashMap<>();
        jdbc.sql("select name, received_at from deposits.file where deposit = :id and received_at is not null")
                .param("id", id.value())
                .query(row -> {
                    receptions.put(
                            row.getString("name"),
                            row.getTimestamp("received_at").toInstant());
                });
        return receptions;
    }

    void keep(DepositId id, Lineage lineage) {
        jdbc.sql("update deposits.deposit set lineage = :lineage, lineage_sha256 = :sha256 where id = :id")
                .param("id", id.value())
                .param("lineage", lineage.json())
                .param("sha256", lineage.sha256())
                .update();
    }

    Optional<Lineage> lineage(DepositId id) {
        return jdbc.sql("""
                select lineage, lineage_sha256 from deposits.deposit where id = :id and lineage is not null
                """)
                .param("id", id.value())
                .query((row, n) -> new Lineage(row.getString("lineage"), row.getString("lineage_sha256")))
                .optional();
    }

    void checked(DepositId id, String name, DeliveryReport report, Optional<SealedFile> rejects) {
        jdbc.sql("""
                update deposits.file set report = :report::jsonb, rejects = :rejects::jsonb, sealed = null
                where deposit = :id and name = :name
                """)
                .param("id", id.value())
                .param("name", name)
                .param("report", json.write(report))
                .param("rejects", rejects.map(json::write).orElse(null))
                .update();
    }

    void decide(
            DepositId id,
            DepositState state,
            long accepted,
            long rejected,
            OptionalLong version,
            Optional<Deposit.Reason> refusal,
            Instant now) {
        jdbc.sql("""
                update deposits.deposit set state = :state, rows_total = :rows, rows_accepted = :accepted,
                    rows_rejected = :rejected, dataset_version = :version, refusal = :refusal::jsonb, decided_at = :now,
                    bytes_checked = bytes_total, trouble = null, next_try = null,
                    decision = nextval('deposits.decision')
                where id = :id
                """)
                .param("id", id.value())
                .param("state", state.name())
                .param("rows", accepted + rejected)
                .param("accepted", accepted)
                .param("rejected", rejected)
                .param("version", version.isPresent() ? version.getAsLong() : null)
                .param("refusal", refusal.map(json::write).orElse(null))
                .param("now", Timestamp.from(now))
                .update();
        jdbc.sql("update deposits.file set sealed = null where deposit = :id")
                .param("id", id.value())
                .update();
    }

    /** Every path of the inbox that is still needed. */
    Set<String> inboxPaths() {
        return new HashSet<>(jdbc.sql("""
                select sealed->>'path' from deposits.file where sealed is not null
                union all select rejects->>'path' from deposits.file where rejects is not null
                """).query(String.class).list());
    }
}
