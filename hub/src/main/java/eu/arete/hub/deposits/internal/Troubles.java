package eu.arete.hub.deposits.internal;

import eu.arete.hub.Home;
import eu.arete.hub.deposits.Trouble;
import eu.arete.hub.site.Refused;
import eu.arete.privacy.KeyRefused;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells from a failure which part of the machine is short, for people who read no stack trace. */
@Component
class Troubles {
    private static final long FULL_BELOW = 1L << 20;

    private final Home home;
    private final Path memory;

    Troubles(Home home, @Value("${arete.scratch:/dev/shm}") Path memory) {
        this.home = home;
        this.memory = memory;
    }

    Trouble of(Throwable failure) {
        return told(failure).or(this::seen).orElse(Trouble.MACHINE);
    }

    /** What a partner who is sending is told; empty when the failure is not the machine's but the line's. */
    Optional<Refused> refusal(Throwable failure) {
        return told(failure).or(this::seen).map(trouble -> Refused.unavailable("deposits." + trouble.code()));
    }

    private Optional<Trouble> told(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (said.contains("no space left") || said.contains("disk quota")) {
                return Optional.of(Trouble.NO_ROOM);
            }
            if (said.contains("read-only file system")) {
                return Optional.of(Trouble.READ_ONLY);
            }
            if (cause instanceof KeyRefused || cause instanceof FileSystemException file && isKey(file)) {
                return Optional.of(Trouble.KEYS_AWAY);
            }
        }
        return Optional.empty();
    }

    private boolean isKey(FileSystemException failure) {
        return failure.getFile() != null
                && Path.of(failure.getFile())
                        .toAbsolutePath()
                        .startsWith(home.root().resolve("keys"));
    }

    /** Where the failure's words say nothing, the disks may. */
    private Optional<Trouble> seen() {
        for (Path part : List.of(home.root().resolve("inbox"), home.root().resolve("lake"), memory)) {
            try {
                FileStore disk = Files.getFileStore(part);
                if (disk.isReadOnly()) {
                    return Optional.of(Trouble.READ_ONLY);
                }
                if (disk.getUsableSpace() < FULL_BELOW) {
                    return Optional.of(Trouble.NO_ROOM);
                }
            } catch (IOException e) {
                return Optional.of(Trouble.MACHINE);
            }
        }
        return Optional.empty();
    }
}
