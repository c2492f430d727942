package eu.arete.hub.catalogue.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.catalogue.UnregisteredFiles;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.SealedPages;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LakeTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * At start, before any intake: a file of the lake that no snapshot needs was left by a hub that was killed. A table that did not change
 * since the last start, and whose folder is as that start left it, is not looked into: to open what describes hundreds takes seconds.
 */
@Component("lakeSweep")
class LakeSweep implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(LakeSweep.class);

    private final Adoption adoption;
    private final ShelfStore store;
    private final LakeTables tables;
    private final LakeStore lake;
    private final SealedPages pages;
    private final List<UnregisteredFiles> kept;

    LakeSweep(
            Adoption adoption,
            ShelfStore store,
            LakeTables tables,
            LakeStore lake,
            SealedPages pages,
            List<UnregisteredFiles> kept) {
        this.adoption = adoption;
        this.store = store;
        this.tables = tables;
        this.lake = lake;
        this.pages = pages;
        this.kept = kept;
    }

    @Override
    public void afterPropertiesSet() {
        int adopted = adoption.run();
        if (adopted > 0) {
            LOG.info("Made tables of {} files of the lake that an earlier release had listed", adopted);
        }
        try {
            int deleted = sweep();
            if (deleted > 0) {
                LOG.info("Deleted {} files of the lake that were never registered", deleted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot sweep the lake", e);
        }
    }

    /** @return the number of files deleted */
    int sweep() throws IOException {
        Map<String, Set<String>> folders = folders();
        Map<String, String> left = store.swept();
        Map<String, String> leave = new HashMap<>();
        Set<String> keep = new HashSet<>();
        for (Map.Entry<TableName, String> table : tables.places().entrySet()) {
            Set<String> files = folders.getOrDefault(table.getKey().toString(), new TreeSet<>());
            if (!hash(files).equals(left.get(table.getValue()))) {
                files.retainAll(tables.paths(table.getKey()));
            }
            leave.put(table.getValue(), hash(files));
            keep.addAll(files);
        }
        kept.forEach(files -> keep.addAll(files.paths()));
        int deleted = lake.sweep(keep);
        if (!leave.equals(left)) {
            store.swept(leave);
        }
        return deleted;
    }

    /** The files of the lake by the table in whose folder they are. */
    private Map<String, Set<String>> folders() throws IOException {
        Map<String, Set<String>> folders = new HashMap<>();
        for (String path : pages.paths()) {
            int table = path.indexOf('/', path.indexOf('/') + 1);
            folders.computeIfAbsent(table < 0 ? "" : path.substring(0, table), name -> new TreeSet<>())
                    .add(path);
        }
        return folders;
    }

    private static String hash(Set<String> files) {
        return Sha256.of(String.join("\n", files));
    }
}
