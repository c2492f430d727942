package eu.arete.hub.deposits;

import eu.arete.hub.Hub;
import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Descriptors;
import eu.arete.lake.crash.Mortal;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LakeTables;
import eu.arete.lake.tables.LiveFile;
import eu.arete.lake.tables.TableSnapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A hub in a process of its own, to be killed: on its first start it receives a deposit; on every start it goes on checking it, and
 * tells what the lake, the inbox, the records and the public log hold when the deposit is decided.
 */
public final class MortalHub {
    static final String DATASET = "mortal";
    static final int FILES = 8;
    static final int ROWS = 6_000;

    private MortalHub() {}

    /** @param args home, database address */
    public static void main(String[] args) throws Exception {
        ConfigurableApplicationContext hub = SpringApplication.run(
                Hub.class, "--arete.home=" + args[0], "--arete.database.url=" + args[1], "--server.port=0");
        Deposits deposits = hub.getBean(Deposits.class);
        Actor actor = partner(hub);
        if (deposits.mine(actor).isEmpty()) {
            receive(hub, deposits, actor);
        }
        Mortal.begins();
        Deposit deposit = deposits.mine(actor).get(0);
        while (!deposit.state().isDecided()) {
            Thread.sleep(20);
            deposit = deposits.mine(actor).get(0);
        }
        JdbcClient jdbc = hub.getBean(JdbcClient.class);
        Mortal.tells("deposits " + deposits.mine(actor).size() + " " + deposit.state() + " " + deposit.accepted());
        tellTable(hub);
        Set<String> needed = hub.getBean(LakeTables.class).paths();
        Mortal.tells("the lake holds the files that its tables need, and no other: "
                + files(Path.of(args[0], "lake")).equals(needed) + ", some: " + !needed.isEmpty());
        Mortal.tells("files of the inbox " + files(Path.of(args[0], "inbox")).size());
        Mortal.tells("entries "
                + jdbc.sql(
                                "select facts->>'type' from publiclog.entry where facts->>'type' like 'deposit.%' order by 1")
                        .query(String.class)
                        .list());
        hub.close();
        System.exit(0);
    }

    /** Every row, but for pseudonyms: they are of keys that each home draws anew. */
    private static void tellTable(ConfigurableApplicationContext hub) throws IOException, SQLException {
        try (Scratch scratch = hub.getBean(Scratch.class).within();
                Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = engine.createStatement()) {
            LakeStore lake = hub.getBean(LakeStore.class);
            TableSnapshot acts = hub.getBean(Catalogue.class)
                    .snapshot(new TableName(DATASET, "ACTS"))
                    .orElseThrow();
            for (LiveFile live : acts.files()) {
                lake.read(live.file(), scratch.file(".parquet"));
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT count(*), count(DISTINCT NUM), sum(hash(NUM, DAY, ICD)), count(DISTINCT PERSON) FROM read_parquet('"
                            + scratch.directory() + "/*.parquet')")) {
                row.next();
                Mortal.tells("rows " + row.getString(1) + ", numbers " + row.getString(2) + ", hash " + row.getString(3)
                        + ", persons " + row.getString(4));
            }
        }
    }

    private static Set<String> files(Path root) throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    static Actor partner(ConfigurableApplicationContext hub) {
        JdbcClient jdbc = hub.getBean(JdbcClient.class);
        Accounts accounts = hub.getBean(Accounts.class);
        UUID id = new UUID(1, 2);
        jdbc.sql("insert into accounts.organisation (id, name) values ('anap', 'anap') on conflict do nothing")
                .update();
        jdbc.sql("""
                insert into accounts.person (id, name, email, organisation, password_hash, state, purpose, requested_at)
                values (:id, 'Mortal', 'mortal@example.org', 'anap', 'none', 'OPEN', 'test', now()) on conflict do nothing
                """).param("id", id).update();
        jdbc.sql("insert into accounts.person_role (person, role) values (:id, :role) on conflict do nothing")
                .param("id", id)
                .param("role", Role.PARTNER.name())
                .update();
        return new Actor(accounts.person(new PersonId(id)), true);
    }

    private static void receive(ConfigurableApplicationContext hub, Deposits deposits, Actor actor) throws IOException {
        hub.getBean(Catalogue.class).describe(Descriptors.acts(DATASET, "anap").getBytes(StandardCharsets.UTF_8));
        List<byte[]> files = new ArrayList<>();
        List<Announced> announced = new ArrayList<>();
        for (int f = 0; f < FILES; f++) {
            byte[] bytes = file(f);
            files.add(bytes);
            announced.add(new Announced("ACTS." + f + ".csv", Partner.sha256(bytes), bytes.length));
        }
        DepositId id = deposits.open(actor, DATASET, announced).deposit().id();
        for (int f = 0; f < FILES; f++) {
            deposits.receive(actor, id, "ACTS." + f + ".csv", new ByteArrayInputStream(files.get(f)));
        }
        deposits.complete(actor, id);
    }

    private static byte[] file(int number) {
        StringBuilder rows = new StringBuilder("NUM;PERSON;DAY;ICD\n");
        for (int i = 1; i <= ROWS; i++) {
            rows.append(number * ROWS + i).append(";0123456789abcdef0123456789abcdef;02/03/2023;E11\n");
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }
}
