package eu.arete.hub.publiclog.internal;

import eu.arete.hub.Home;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * A hub reduced to the public log: tells changes, each in one transaction with its entry, while the sequencer publishes.
 * Until it is killed.
 */
final class TellingProcess {
    private TellingProcess() {}

    /** The same wiring as the hub's, by hand. */
    record Rooms(JdbcClient jdbc, TransactionTemplate transaction, Entries entries, Sequencer sequencer) {
        static Rooms of(String url, Path home) {
            DriverManagerDataSource database = new DriverManagerDataSource(url);
            TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
            JdbcClient jdbc = JdbcClient.create(database);
            Places places = new Places(jdbc) {
                @Override
                public void giveNext(long published) {
                    transaction.executeWithoutResult(status -> super.giveNext(published));
                }
            };
            LogBook book = new LogBook(new Home(home), places, new SecureRandom(), "hub.example/log");
            Entries entries = new Entries(jdbc, JsonMapper.builder().build());
            return new Rooms(jdbc, transaction, entries, new Sequencer(book, places));
        }

        /** A business change and its entry: both or neither. */
        void tell() {
            transaction.executeWithoutResult(status -> {
                long change = jdbc.sql("insert into change default values returning id")
                        .query(Long.class)
                        .single();
                entries.add("{\"dossier\":\"ARETE-D-2026-" + change
                        + "\",\"time\":\"2026-03-02T09:00:00Z\",\"type\":\"dossier.submitted\"}");
            });
            sequencer.wake();
        }
    }

    public static void main(String[] args) {
        Rooms rooms = Rooms.of(args[0], Path.of(args[1]));
        rooms.sequencer().start();
        System.out.println("ready");
        while (true) {
            rooms.tell();
        }
    }
}
