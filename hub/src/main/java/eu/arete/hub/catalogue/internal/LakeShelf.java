package eu.arete.hub.catalogue.internal;

import eu.arete.lake.store.SealedPages;
import eu.arete.lake.tables.LakeTables;
import eu.arete.lake.tables.iceberg.IcebergTables;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The lake's tables, kept in this room's schema by the connection of whoever's transaction it is. */
@Configuration(proxyBeanMethods = false)
class LakeShelf {
    @Bean
    LakeTables lakeTables(SealedPages pages, DataSource dataSource) {
        return new IcebergTables(pages, new TransactionAwareDataSourceProxy(dataSource), "catalogue");
    }
}
