package eu.arete.hub.hosting.register;

import eu.arete.hub.Home;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Copies of evidence, by the hash of their bytes: a name from outside never makes a path. What may be read of them is decided by the
 * evidence that cites them, never here.
 */
@Service
public class Archives {
    private final Path directory;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final long longest;
    private final long most;

    Archives(
            Home home,
            JdbcClient jdbc,
            Clock clock,
            @Value("${arete.hosting.evidence.longest:20000000}") long longest,
            @Value("${arete.hosting.evidence.most:5000000000}") long most) {
        this.directory = home.part("evidence");
        this.jdbc = jdbc;
        this.clock = clock;
        this.longest = longest;
        this.most = most;
    }

    /**
     * Keeps a copy, if its bytes are those announced; the same again changes nothing.
     *
     * @throws Refused if they are others, or too many
     */
    public void keep(Actor actor, String sha256, InputStream bytes) throws IOException {
        actor.mustBe(Role.ADMINISTRATOR);
        if (!Shape.isHash(sha256)) {
            throw Refused.because("hosting.register.not-a-hash").at(Place.field("sha256"));
        }
        if (all().contains(sha256)) {
            return;
        }
        if (kept() > most) {
            throw Refused.unavailable("hosting.register.archive-full");
        }
        Path fresh = Files.createTempFile(directory, "receiving-", ".new");
        try {
            long size = copy(bytes, fresh, sha256);
            Files.move(fresh, file(sha256), StandardCopyOption.ATOMIC_MOVE);
            jdbc.sql("""
                    insert into hosting.archive (sha256, bytes, received_at) values (:sha256, :bytes, :now)
                    on conflict do nothing
                    """)
                    .param("sha256", sha256)
                    .param("bytes", size)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private long copy(InputStream bytes, Path to, String sha256) throws IOException {
        MessageDigest digest = sha256();
        long size = 0;
        try (OutputStream out = Files.newOutputStream(to)) {
            DigestInputStream read = new DigestInputStream(bytes, digest);
            byte[] buffer = new byte[1 << 16];
            int n;
            while ((n = read.read(buffer)) >= 0) {
                size += n;
                if (size > longest) {
                    throw Refused.because("hosting.register.archive-too-long", longest / 1_000_000);
                }
                out.write(buffer, 0, n);
            }
        }
        if (size == 0 || !HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw Refused.because("hosting.register.archive-other-hash").at(Place.field("sha256"));
        }
        return size;
    }

    /** Hashes of all that is kept. */
    public Set<String> all() {
        return new HashSet<>(jdbc.sql("select sha256 from hosting.archive")
                .query(String.class)
                .list());
    }

    private long kept() {
        return jdbc.sql("select coalesce(sum(bytes), 0) from hosting.archive")
                .query(Long.class)
                .single();
    }

    /** Where the bytes are; only for a hash that is kept. */
    public Path file(String sha256) {
        if (!Shape.isHash(sha256)) {
            throw new IllegalArgumentException("Not a hash");
        }
        return directory.resolve(sha256);
    }

    static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("A JDK without SHA-256", e);
        }
    }
}
