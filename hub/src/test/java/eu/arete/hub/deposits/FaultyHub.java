package eu.arete.hub.deposits;

import eu.arete.hub.Hub;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.catalogue.Descriptors;
import eu.arete.hub.site.Refused;
import eu.arete.lake.store.TableName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A hub whose disks are small memories of its own namespace, so that it can fill them, lock them and give them back; each fault strikes in
 * the midst of a deposit. What became of each is said line by line.
 */
public final class FaultyHub {
    private static final String DATASET = "faulty";
    private static final int ROWS = 40_000;
    private static final JumpingClock CLOCK = new JumpingClock();

    private final ConfigurableApplicationContext hub;
    private final Path home;
    private final Deposits deposits;
    private final Actor actor;
    private int sent;

    private FaultyHub(ConfigurableApplicationContext hub, Path home) {
        this.hub = hub;
        this.home = home;
        deposits = hub.getBean(Deposits.class);
        actor = MortalHub.partner(hub);
    }

    /** The machine's clock, as somebody sets it. */
    private static final class JumpingClock extends Clock {
        private volatile Duration jumped = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(jumped);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** @param args home, where {@code lake} and {@code inbox} are mounts; database address */
    public static void main(String[] args) throws Exception {
        SpringApplication application = new SpringApplication(Hub.class);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("jumpingClock", Clock.class, () -> CLOCK, clock -> clock.setPrimary(true)));
        ConfigurableApplicationContext context = application.run(
                "--arete.home=" + args[0],
                "--arete.database.url=" + args[1],
                "--server.port=0",
                "--arete.deposits.retry=PT1S",
                "--arete.hosting.first-proofs=P1D");
        FaultyHub hub = new FaultyHub(context, Path.of(args[0]));
        context.getBean(Catalogue.class)
                .describe(Descriptors.acts(DATASET, "anap").getBytes(StandardCharsets.UTF_8));
        hub.fullDisk();
        hub.lockedDisk();
        hub.keysAway();
        hub.fullInbox();
        hub.databaseRestarted();
        hub.clockJumps();
        long rows =
                context.getBean(Catalogue.class).snapshot(new TableName(DATASET, "ACTS")).orElseThrow().files().stream()
                        .mapToLong(file -> file.file().rows())
                        .sum();
        System.out.println("ROWS " + rows + " of " + (long) hub.sent * ROWS);
        try (var left = Files.walk(Path.of(args[0]).resolve("inbox"))) {
            System.out.println("INBOX " + left.filter(Files::isRegularFile).count());
        }
        context.close();
        System.exit(0);
    }

    private void fullDisk() throws Exception {
        DepositId id = received();
        mount("lake", "size=300k");
        tellTrouble("full disk", id);
        mount("lake", "size=512m");
        tellEnd("full disk", id);
    }

    private void lockedDisk() throws Exception {
        DepositId id = received();
        mount("lake", "ro");
        tellTrouble("locked disk", id);
        mount("lake", "rw");
        tellEnd("locked disk", id);
    }

    private void keysAway() throws Exception {
        DepositId id = received();
        Path keys = home.resolve("keys");
        Path away = home.resolve("keys-elsewhere");
        Files.move(keys, away);
        tellTrouble("keys away", id);
        try {
            received();
        } catch (Refused refused) {
            sent--;
            System.out.println("keys away: sending is refused with " + refused.code());
        }
        Files.move(away, keys);
        tellEnd("keys away", id);
    }

    private void fullInbox() throws Exception {
        mount("inbox", "size=200k");
        try {
            received();
        } catch (Refused refused) {
            sent--;
            System.out.println("full inbox: sending is refused with " + refused.code());
        }
        mount("inbox", "size=512m");
        tellEnd("full inbox", received());
    }

    private void databaseRestarted() throws Exception {
        DepositId id = received();
        deposits.complete(actor, id);
        System.out.println("RESTART");
        // Whoever started us kills the server and starts it again, and says so.
        System.in.read();
        tellEnd("database restarted", id);
    }

    private void clockJumps() throws Exception {
        DepositId id = received();
        Path keys = home.resolve("keys");
        Path away = home.resolve("keys-elsewhere");
        Files.move(keys, away);
        tellTrouble("clock jumps", id);
        CLOCK.jumped = Duration.ofMinutes(-40);
        Files.move(away, keys);
        tellEnd("clock back", id);
        CLOCK.jumped = Duration.ofDays(2);
        tellEnd("clock forth", received());
        CLOCK.jumped = Duration.ZERO;
        tellEnd("clock back again", received());
    }

    private void mount(String part, String option) throws IOException, InterruptedException {
        Process mount = new ProcessBuilder(List.of(
                        "mount", "-o", "remount," + option, home.resolve(part).toString()))
                .inheritIO()
                .start();
        if (!mount.waitFor(10, TimeUnit.SECONDS) || mount.exitValue() != 0) {
            throw new IllegalStateException("Cannot remount " + part + " " + option);
        }
    }

    /** Each row's person has a code of their own, which no compression makes smaller. */
    private DepositId received() throws IOException {
        int number = ++sent;
        Random random = new Random(number);
        StringBuilder rows = new StringBuilder("NUM;PERSON;DAY;ICD\n");
        for (int i = 1; i <= ROWS; i++) {
            rows.append(number * ROWS + i)
                    .append(';')
                    .append("%016x%016x".formatted(random.nextLong(), random.nextLong()))
                    .append(";02/03/2023;E11\n");
        }
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        String name = "ACTS." + number + ".csv";
        DepositId id = deposits.open(actor, DATASET, List.of(new Announced(name, Partner.sha256(bytes), bytes.length)))
                .deposit()
                .id();
        deposits.receive(actor, id, name, new ByteArrayInputStream(bytes));
        return id;
    }

    private void tellTrouble(String fault, DepositId id) throws InterruptedException {
        deposits.complete(actor, id);
        Deposit deposit = deposits.deposit(actor, id);
        for (int i = 0; deposit.trouble().isEmpty() && i < 1_200; i++) {
            Thread.sleep(50);
            deposit = deposits.deposit(actor, id);
        }
        System.out.println(fault + ": " + deposit.state() + " "
                + deposit.trouble().map(Trouble::code).orElse("-"));
    }

    private void tellEnd(String fault, DepositId id) throws InterruptedException {
        Deposit deposit = deposits.complete(actor, id);
        for (int i = 0; !deposit.state().isDecided() && i < 1_200; i++) {
            Thread.sleep(50);
            deposit = deposits.deposit(actor, id);
        }
        System.out.println(fault + ": then " + deposit.state() + " " + deposit.accepted());
    }
}
