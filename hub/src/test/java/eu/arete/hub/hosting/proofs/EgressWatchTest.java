package eu.arete.hub.hosting.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.arete.hub.Home;
import eu.arete.hub.HubTest;
import eu.arete.hub.hosting.Proof;
import eu.arete.hub.hosting.ProofKind;
import eu.arete.hub.hosting.ProofReport;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A hub that watches its own connections, as Linux tells them. */
class EgressWatchTest extends HubTest {
    /** 10.0.0.9, 203.0.113.5, 192.0.2.66 as the tables write them. */
    private static final String DATABASE = "0900000A:1538";

    private static final String VISITOR = "057100CB:D431";
    private static final String STRANGER = "420200C0:01BB";

    @TempDir
    private Path proc;

    @Autowired
    private OwnProofs own;

    @Autowired
    private EgressWatch watch;

    @Autowired
    private ProofRegister register;

    @Test
    void this_hub_speaks_to_nobody_outside_and_says_so_in_public() throws Exception {
        try (ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Socket visitor = new Socket(door.getInetAddress(), door.getLocalPort())) {
            assertThat(visitor.isConnected()).isTrue();
            watch.look();
        }
        watch.look();
        Proof proof = register.record(watch.report(clock.instant()));
        assertThat(proof.passed()).as(proof.report()).isTrue();
        assertThat(Integer.parseInt(proof.facts().get("looks"))).isGreaterThanOrEqualTo(2);
        assertThat(watch.looks()).isZero();
        assertThat(register.latest(ProofKind.EGRESS).orElseThrow().sha256()).isEqualTo(proof.sha256());
        assertThat(anyone().page("/hosting/proofs").text())
                .contains("Nothing leaves the machine unasked", proof.sha256());
    }

    @Test
    void a_hub_with_its_keys_in_files_records_itself_that_they_are_the_hosts() {
        own.proveKeys();
        Proof proof = register.latest(ProofKind.KEYS).orElseThrow();
        assertThat(proof.passed()).isFalse();
        assertThat(proof.facts()).containsEntry("store", "files");
        assertThat(anyone().page("/hosting/proofs").text()).contains("keys are held on the host");
    }

    @Test
    void visitors_and_declared_peers_are_no_strangers() throws Exception {
        ProofReport report = watching(
                "10.0.0.9:5432",
                row("0900000A:1F90", "00000000:0000", "0A", 1),
                row("0900000A:1F90", VISITOR, "01", 2),
                row("0900000A:C350", DATABASE, "01", 3),
                row("0100007F:C351", "0100007F:1538", "01", 4));
        assertThat(report.unmet()).as(report.text()).isEmpty();
    }

    @Test
    @Tag("attack")
    void a_call_to_an_undeclared_address_is_told_even_from_a_door_of_another_process() throws Exception {
        ProofReport report = watching(
                "10.0.0.9:5432",
                row("0900000A:1F90", "00000000:0000", "0A", 99),
                row("0900000A:1F90", STRANGER, "01", 2),
                row("0900000A:C350", DATABASE.replace("1538", "1539"), "02", 3));
        assertThat(report.unmet()).containsExactly("no-peer-outside");
        assertThat(report.detail().path("strangers").propertyNames())
                .containsExactlyInAnyOrder("192.0.2.66 443", "10.0.0.9 5433");
    }

    @Test
    @Tag("attack")
    void a_setting_that_is_no_address_is_refused_at_the_start() {
        for (String wrong : List.of("everything", "*:443", "example.org", "a b:1")) {
            assertThatThrownBy(() -> new DeclaredPeers("", wrong)).hasMessageContaining("arete.hosting.peers");
        }
        assertThat(new DeclaredPeers("jdbc:postgresql://db.example.org/arete?user=x", "hsm.example.org:1792").names())
                .containsExactly("db.example.org:5432", "hsm.example.org:1792");
    }

    /** A hub whose open sockets are those of inode 1 to 9. */
    private ProofReport watching(String declared, String... rows) throws Exception {
        Path own = proc.resolve(Long.toString(ProcessHandle.current().pid()));
        Files.createDirectories(own.resolve("fd"));
        Files.createDirectories(own.resolve("net"));
        Files.createDirectories(own.resolve("ns"));
        Files.createSymbolicLink(own.resolve("ns/net"), Path.of("net:[1]"));
        for (int inode = 1; inode <= 9; inode++) {
            Files.createSymbolicLink(own.resolve("fd/" + inode), Path.of("socket:[" + inode + "]"));
        }
        Files.writeString(own.resolve("net/tcp"), "  sl  local_address rem_address\n" + String.join("", rows));
        Home home = new Home(proc.resolve("home"));
        EgressWatch watch =
                new EgressWatch(new OwnConnections(proc, home), new DeclaredPeers("", declared), JsonMapper.shared());
        watch.look();
        return watch.report(clock.instant());
    }

    private static String row(String local, String remote, String state, int inode) {
        return "   0: " + local + " " + remote + " " + state + " 00000000:00000000 00:00000000 00000000  1000        0 "
                + inode + " 1 0000000000000000 100 0 0 10 0\n";
    }
}
