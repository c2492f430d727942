package eu.arete.hub.pseudonymisation;

import eu.arete.hub.Hub;
import eu.arete.hub.Vault;
import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Descriptors;
import eu.arete.hub.citizens.Desks;
import eu.arete.hub.citizens.Oppositions;
import eu.arete.hub.deposits.Announced;
import eu.arete.hub.deposits.Deposit;
import eu.arete.hub.deposits.DepositState;
import eu.arete.hub.deposits.Deposits;
import eu.arete.hub.deposits.Partner;
import eu.arete.hub.jobs.Jobs;
import eu.arete.lake.crash.Mortal;
import eu.arete.lake.store.LakeStore;
import eu.arete.lake.store.Scratch;
import eu.arete.lake.store.TableName;
import eu.arete.lake.tables.LakeTables;
import eu.arete.lake.tables.LiveFile;
import eu.arete.privacy.FirstStageCode;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.Pseudonym;
import eu.arete.privacy.ReceiptNumber;
import eu.arete.privacy.Regime;
import eu.arete.privacy.SecondStage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A hub in a process of its own, to be killed while it rotates: on every start it first looks whether its rows and its oppositions are
 * of the regime it says they are of, then goes on, and tells what everything is when the rotation is done.
 */
public final class RotatingHub {
    private static final String DATASET = "turning";
    private static final int FILES = 12;
    private static final int ROWS = 4_000;
    private static final int PERSONS = 500;
    private static final int OPPOSED = 5;

    private final ConfigurableApplicationContext hub;
    private final Path home;

    private RotatingHub(ConfigurableApplicationContext hub, Path home) {
        this.hub = hub;
        this.home = home;
    }

    /** @param args home, database address */
    public static void main(String[] args) throws Exception {
        ConfigurableApplicationContext hub = SpringApplication.run(
                Hub.class, "--arete.home=" + args[0], "--arete.database.url=" + args[1], "--server.port=0");
        new RotatingHub(hub, Path.of(args[0])).live();
        hub.close();
        System.exit(0);
    }

    private void live() throws Exception {
        Rotations rotations = hub.getBean(Rotations.class);
        Actor administrator = actor(1, Role.ADMINISTRATOR);
        Actor authority = actor(2, Role.AUTHORITY);
        if (rotations.latest(authority, 1).isEmpty()) {
            fill(administrator);
            rotations.propose(administrator, "", "To see whether it bears being killed.");
        }
        mixed();
        Rotation rotation = rotations.latest(authority, 1).get(0);
        if (rotation.state() == Rotation.State.PROPOSED) {
            rotations.approve(authority, rotation.number());
        }
        Mortal.begins();
        while (rotations.rotation(authority, rotation.number()).state() != Rotation.State.DONE
                || hub.getBean(Jobs.class)
                        .find(rotations
                                .rotation(authority, rotation.number())
                                .job()
                                .orElseThrow())
                        .orElseThrow()
                        .state()
                        .isOpen()) {
            Thread.sleep(20);
        }
        Mortal.tells(mixed());
        Mortal.tells("regimes " + regimes().of(DATASET).number() + " "
                + regimes().ofOppositions().number());
        Set<String> needed = hub.getBean(LakeTables.class).paths();
        Mortal.tells("the lake holds the files that its tables need, and no other: " + lake().equals(needed));
        Mortal.tells("entries "
                + hub.getBean(JdbcClient.class)
                        .sql(
                                "select facts->>'type' from publiclog.entry where facts->>'type' like 'pseudonyms.%' order by 1")
                        .query(String.class)
                        .list());
    }

    /** Whether everything is of the regime it is said to be of. */
    private String mixed() throws IOException, SQLException {
        Regime regime = regimes().of(DATASET);
        Set<String> expected = new TreeSet<>();
        for (int i = 0; i < PERSONS; i++) {
            expected.add(stage(regime).pseudonym(code(i)).hex());
        }
        try (Scratch scratch = hub.getBean(Scratch.class).within();
                Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = engine.createStatement()) {
            for (LiveFile live : hub.getBean(Catalogue.class)
                    .snapshot(new TableName(DATASET, "ACTS"))
                    .orElseThrow()
                    .files()) {
                hub.getBean(LakeStore.class).read(live.file(), scratch.file(".parquet"));
            }
            String files = "read_parquet('" + scratch.directory() + "/*.parquet')";
            Set<String> found = new TreeSet<>();
            try (ResultSet rows = statement.executeQuery("SELECT DISTINCT PERSON FROM " + files)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            Set<Pseudonym> opposed = hub.getBean(Oppositions.class).opposedAsOf(Instant.now());
            Set<Pseudonym> opposing = Stream.iterate(0, i -> i + 1)
                    .limit(OPPOSED)
                    .map(i -> stage(regimes().ofOppositions()).pseudonym(code(i)))
                    .collect(Collectors.toSet());
            if (!found.equals(expected) || !opposed.equals(opposing)) {
                throw new IllegalStateException("Between two regimes");
            }
            try (ResultSet row = statement.executeQuery(
                    "SELECT count(*), count(DISTINCT NUM), sum(hash(NUM, DAY, ICD)) FROM " + files)) {
                row.next();
                return "rows " + row.getString(1) + ", numbers " + row.getString(2) + ", hash " + row.getString(3);
            }
        }
    }

    private Regimes regimes() {
        return hub.getBean(Regimes.class);
    }

    private SecondStage stage(Regime regime) {
        return new SecondStage(hub.getBean(KeyStore.class).secret(Vault.SECOND_STAGE), regime);
    }

    private static FirstStageCode code(int person) {
        return new FirstStageCode("%032x".formatted(0xfade000 + person));
    }

    private Set<String> lake() throws IOException {
        Path root = home.resolve("lake");
        try (Stream<Path> found = Files.walk(root)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toSet());
        }
    }

    private Actor actor(int number, Role role) {
        JdbcClient jdbc = hub.getBean(JdbcClient.class);
        UUID id = new UUID(3, number);
        jdbc.sql("insert into accounts.organisation (id, name) values ('anap', 'anap') on conflict do nothing")
                .update();
        jdbc.sql("""
                insert into accounts.person (id, name, email, organisation, password_hash, state, purpose, requested_at)
                values (:id, :name, :name || '@example.org', 'anap', 'none', 'OPEN', 'test', now()) on conflict do nothing
                """).param("id", id).param("name", "mortal" + number).update();
        for (Role each : List.of(role, Role.PARTNER)) {
            jdbc.sql("insert into accounts.person_role (person, role) values (:id, :role) on conflict do nothing")
                    .param("id", id)
                    .param("role", each.name())
                    .update();
        }
        return new Actor(hub.getBean(Accounts.class).person(new PersonId(id)), true);
    }

    private void fill(Actor actor) throws Exception {
        Deposits deposits = hub.getBean(Deposits.class);
        hub.getBean(Catalogue.class).describe(Descriptors.acts(DATASET, "anap").getBytes(StandardCharsets.UTF_8));
        List<byte[]> files = new ArrayList<>();
        List<Announced> announced = new ArrayList<>();
        for (int f = 0; f < FILES; f++) {
            StringBuilder rows = new StringBuilder("NUM;PERSON;DAY;ICD\n");
            for (int i = f * ROWS; i < (f + 1) * ROWS; i++) {
                rows.append(i + 1).append(';').append(code(i % PERSONS).hex()).append(";02/03/2023;E11\n");
            }
            byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
            files.add(bytes);
            announced.add(new Announced("ACTS." + f + ".csv", Partner.sha256(bytes), bytes.length));
        }
        if (deposits.mine(actor).isEmpty()) {
            deposits.open(actor, DATASET, announced);
        }
        Deposit deposit = deposits.mine(actor).get(0);
        if (deposit.state() == DepositState.RECEIVING) {
            for (int f = 0; f < FILES; f++) {
                deposits.receive(actor, deposit.id(), "ACTS." + f + ".csv", new ByteArrayInputStream(files.get(f)));
            }
            deposits.complete(actor, deposit.id());
        }
        while (!deposits.mine(actor).get(0).state().isDecided()) {
            Thread.sleep(20);
        }
        Desks desks = hub.getBean(Desks.class);
        var desk = desks.holding(desks.pair(actor, "Desk").token(), "test");
        for (int i = 0; i < OPPOSED; i++) {
            hub.getBean(Oppositions.class)
                    .record(
                            desk,
                            code(i),
                            true,
                            ReceiptNumber.random(new SecureRandom()).hash());
        }
    }
}
