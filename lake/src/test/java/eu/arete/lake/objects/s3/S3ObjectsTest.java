package eu.arete.lake.objects.s3;

import eu.arete.lake.objects.ObjectStore;
import eu.arete.lake.objects.ObjectStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The contract, held by an S3 server of the world outside. */
final class S3ObjectsTest extends ObjectStoreContract {

    static final Patience SHORT = new Patience(3, Duration.ofSeconds(20), Duration.ofMillis(20));

    @TempDir
    private static Path directory;

    private static S3Server server;
    private ObjectStore store;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start(directory);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void ownBucket(TestInfo test) throws IOException {
        String bucket =
                server.bucket("t" + Integer.toHexString(test.getDisplayName().hashCode()));
        store = new S3Objects(
                new S3Place(server.endpoint(), "us-east-1", bucket, "national/lake/"),
                S3Credentials.read(server.credentials()),
                SHORT,
                Clock.systemUTC());
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    /** This server looks whether a name is free and then gives it, in two steps: of those who come between them, the last stays. */
    @Override
    protected int mostWinners() {
        return 8;
    }
}
