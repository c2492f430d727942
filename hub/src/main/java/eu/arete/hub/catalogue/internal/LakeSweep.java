package eu.arete.hub.catalogue.internal;

import eu.arete.hub.catalogue.UnregisteredFiles;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.tables.LakeTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** At start, before any intake: a file of the lake that no transaction registered was left by a hub that was killed. */
@Component("lakeSweep")
class LakeSweep implements InitializingBean {
    private static final Logger LOG = LoggerFactory.getLogger(LakeSweep.class);

    private final Adoption adoption;
    private final LakeTables tables;
    private final LakeStore lake;
    private final List<UnregisteredFiles> kept;

    LakeSweep(Adoption adoption, LakeTables tables, LakeStore lake, List<UnregisteredFiles> kept) {
        this.adoption = adoption;
        this.tables = tables;
        this.lake = lake;
        this.kept = kept;
    }

    @Override
    public void afterPropertiesSet() {
        int adopted = adoption.run();
        if (adopted > 0) {
            LOG.info("Made tables of {} files of the lake that an earlier release had listed", adopted);
        }
        try {
            Set<String> paths = new HashSet<>(tables.paths());
            kept.forEach(files -> paths.addAll(files.paths()));
            int deleted = lake.sweep(paths);
            if (deleted > 0) {
                LOG.info("Deleted {} files of the lake that were never registered", deleted);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot sweep the lake", e);
        }
    }
}
