package eu.arete.hub.deposits;

import eu.arete.hub.Hub;
import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Descriptors;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LakeTables;
import eu.arete.lake.tables.TableSnapshot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A hub in a process of its own, to be killed: on its first start it receives a deposit; on every start it says
 * {@code CHECKING}, then {@code KEPT} and the path of each file that the lake's tables need, and {@code DECIDED} with what the lake
 * holds when the deposit is decided.
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
        System.out.println("CHECKING");
        Deposit deposit = deposits.mine(actor).get(0);
        while (!deposit.state().isDecided()) {
            Thread.sleep(20);
            deposit = deposits.mine(actor).get(0);
        }
        long rows = hub.getBean(Catalogue.class)
                .snapshot(new TableName(DATASET, "ACTS"))
                .map(TableSnapshot::rows)
                .orElse(0L);
        hub.getBean(LakeTables.class).paths().forEach(path -> System.out.println("KEPT " + path));
        System.out.println("DECIDED " + deposit.state() + " " + deposit.accepted() + " " + rows);
        hub.close();
        System.exit(0);
    }

    private static Actor partner(ConfigurableApplicationContext hub) {
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
