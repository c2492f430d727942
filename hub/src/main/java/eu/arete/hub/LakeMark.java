package eu.arete.hub;

import eu.arete.lake.objects.ObjectReader;
import eu.arete.lake.objects.ObjectStore;
import eu.arete.lake.objects.ObjectWriter;
import eu.arete.lake.objects.StoredObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One mark in the home and one in the object store say that they belong together. A hub deletes at start what its records do not name:
 * it must never do so in another's prefix.
 */
public final class LakeMark {

    private static final String FILE = "lake-place";
    private static final String OBJECT = "owner";

    private final Home home;
    private final SecureRandom random;

    LakeMark(Home home, SecureRandom random) {
        this.home = home;
        this.random = random;
    }

    /** Where the lake of a home lies when it is not in it, for people. */
    public static Optional<String> elsewhere(Home home) throws IOException {
        Path file = home.root().resolve(FILE);
        return Files.exists(file)
                ? Optional.of(Files.readString(file).lines().skip(1).findFirst().orElse("an object store"))
                : Optional.empty();
    }

    void refuseElsewhere() throws IOException {
        Optional<String> place = elsewhere(home);
        if (place.isPresent()) {
            throw new IllegalStateException("The lake of " + home.root() + " lies in " + place.get()
                    + ": set arete.lake.storage=s3 and the rest as it was");
        }
    }

    /** @param place the prefix of this hub, for people in {@code words} */
    void agree(ObjectStore place, String words, boolean onlyRead) throws IOException {
        Path file = home.root().resolve(FILE);
        Optional<String> there = read(place);
        if (Files.exists(file)) {
            String own = Files.readString(file).lines().findFirst().orElse("");
            if (there.isEmpty() && !onlyRead && place.list("").isEmpty()) {
                // A first start that was cut between its two marks.
                write(place, own);
            } else if (!there.equals(Optional.of(own))) {
                throw new IllegalStateException("The lake of " + home.root() + " is not in " + words
                        + ": correct arete.lake.s3.bucket and arete.lake.s3.prefix");
            }
            return;
        }
        if (there.isPresent() || !place.list("").isEmpty()) {
            throw new IllegalStateException(
                    words + " holds what this hub did not put there: choose an empty arete.lake.s3.prefix");
        }
        if (hasLocalLake()) {
            throw new IllegalStateException("The lake of " + home.root() + " is in it: a lake on disk stays there");
        }
        byte[] id = new byte[16];
        random.nextBytes(id);
        String own = HexFormat.of().formatHex(id);
        Files.createDirectories(home.root());
        Home.writeSecret(file, own + "\n" + words + "\n");
        write(place, own);
    }

    private boolean hasLocalLake() throws IOException {
        Path lake = home.root().resolve("lake");
        if (!Files.isDirectory(lake)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(lake)) {
            return files.anyMatch(Files::isRegularFile);
        }
    }

    private static Optional<String> read(ObjectStore place) throws IOException {
        try {
            StoredObject object = place.open(OBJECT);
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(object.size(), 64));
            try (ObjectReader reader = object.reader()) {
                while (bytes.hasRemaining() && reader.read(bytes, bytes.position()) >= 0) {
                    continue;
                }
            }
            return Optional.of(new String(bytes.array(), StandardCharsets.US_ASCII));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void write(ObjectStore place, String own) throws IOException {
        try (ObjectWriter object = place.create(OBJECT)) {
            object.write(own.getBytes(StandardCharsets.US_ASCII));
            object.finish();
        }
    }
}
