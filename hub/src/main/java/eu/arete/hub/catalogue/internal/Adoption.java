package eu.arete.hub.catalogue.internal;

import eu.arete.lake.store.LakeFile;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LakeTables;
import eu.arete.lake.tables.TableChange;
import eu.arete.lake.tables.TableChange.Added;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * At the first start on records of an earlier release, which listed the files of the lake one by one: what was current becomes the first
 * snapshot of its table. What had been replaced was read by nobody, and goes.
 */
@Component
class Adoption {
    private final ShelfStore store;
    private final LakeTables tables;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Adoption(ShelfStore store, LakeTables tables, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.store = store;
        this.tables = tables;
        this.jdbc = jdbc;
        transaction = new TransactionTemplate(transactions);
    }

    /** @return the number of files adopted, all of them or none */
    int run() {
        Integer adopted = transaction.execute(status -> {
            Map<TableName, List<Added>> listed = listed();
            listed.forEach(this::adopt);
            jdbc.sql("delete from catalogue.lake_file").update();
            return listed.values().stream().mapToInt(List::size).sum();
        });
        return adopted == null ? 0 : adopted;
    }

    private void adopt(TableName name, List<Added> files) {
        tables.describe(
                name,
                store.find(name.dataset())
                        .flatMap(dataset -> dataset.descriptor().table(name.table()))
                        .orElseThrow());
        tables.commit(name, TableChange.append(files));
    }

    private Map<TableName, List<Added>> listed() {
        Map<TableName, List<Added>> listed = new TreeMap<>(Comparator.comparing(TableName::toString));
        jdbc.sql("""
                select f.id, f.dataset, f.table_name, f.path, f.rows, f.bytes, f.sha256, f.wrapped_key, f.delivery
                from catalogue.lake_file f join catalogue.delivery d on d.id = f.delivery
                where d.until_version is null
                """).query(row -> {
            TableName name = new TableName(row.getString("dataset"), row.getString("table_name"));
            LakeFile file = new LakeFile(
                    row.getString("id"),
                    name,
                    row.getString("path"),
                    row.getLong("rows"),
                    row.getLong("bytes"),
                    row.getString("sha256"),
                    row.getBytes("wrapped_key"));
            listed.computeIfAbsent(name, none -> new ArrayList<>()).add(new Added(file, row.getLong("delivery")));
        });
        return listed;
    }
}
