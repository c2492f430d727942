package eu.arete.hub.cli.move;

import eu.arete.hub.Home;
import eu.arete.hub.cli.Told;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds the lock that a running hub holds on its log: while it is ours, no hub starts on this home. */
final class HomeLock implements AutoCloseable {
    static final String FILE = "log/.state/lock";

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    static HomeLock take(Home home) throws IOException {
        Path file = home.root().resolve(FILE);
        if (!Files.exists(file)) {
            throw new Told("there is no hub in " + home.root() + ": name its home with --home");
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return new HomeLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            // This very process runs the hub.
        }
        channel.close();
        throw new Told("the hub of " + home.root() + " is running: stop it first, so that nothing changes on the way");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
