package eu.arete.bench;

import eu.arete.lake.objects.LocalObjects;
import eu.arete.lake.objects.ObjectReader;
import eu.arete.lake.objects.ObjectStore;
import eu.arete.lake.objects.ObjectWriter;
import eu.arete.lake.objects.StoredObject;
import eu.arete.lake.objects.s3.Patience;
import eu.arete.lake.objects.s3.S3Credentials;
import eu.arete.lake.objects.s3.S3Objects;
import eu.arete.lake.objects.s3.S3Place;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** What an object store does by the lake's own client: one large object put and read in order, small ones put and read one by one. */
final class ObjectStoreWork {
    static final String[] OPTIONS = {"--s3-endpoint", "--s3-region", "--s3-bucket", "--s3-prefix", "--s3-credentials"};

    private static final int BLOCK = 1 << 20;
    private static final int SMALL = 4096;
    private static final int SMALL_OBJECTS = 50;

    private final ObjectStore store;
    private final int megabytes;
    private final byte[] block = new byte[BLOCK];
    private int made;

    private ObjectStoreWork(ObjectStore store, int megabytes) {
        this.store = store;
        this.megabytes = megabytes;
        new Random(1).nextBytes(block);
    }

    /** The store that the options name; empty when they name none. */
    static Optional<ObjectStoreWork> of(Options options, int megabytes) throws IOException {
        Optional<String> endpoint = options.text("--s3-endpoint");
        if (endpoint.isEmpty()) {
            return Optional.empty();
        }
        try {
            S3Place place = new S3Place(
                    URI.create(endpoint.get()),
                    options.text("--s3-region").orElse("us-east-1"),
                    options.text("--s3-bucket").orElseThrow(() -> new Usage("--s3-bucket is needed")),
                    options.text("--s3-prefix").orElse("arete-bench/"));
            S3Credentials credentials = S3Credentials.read(Path.of(
                    options.text("--s3-credentials").orElseThrow(() -> new Usage("--s3-credentials is needed"))));
            return Optional.of(new ObjectStoreWork(
                    new S3Objects(place, credentials, Patience.USUAL, Clock.systemUTC()), megabytes));
        } catch (IllegalArgumentException wrong) {
            throw new Usage(String.valueOf(wrong.getMessage()));
        }
    }

    /** The same work on a local disk. */
    static ObjectStoreWork local(Path directory, int megabytes) {
        return new ObjectStoreWork(new LocalObjects(directory), megabytes);
    }

    /** Bytes that one run moves: each is put and read. */
    long bytes() {
        return 2L * megabytes * BLOCK;
    }

    /** Puts an object, reads it, deletes it. */
    void putAndGet() throws IOException {
        String name = put(megabytes, block);
        read(name);
        store.delete(name);
    }

    /** Tells the parts of the work, and the same ones on a local disk. */
    void tellBeside(ObjectStoreWork disk, int runs, PrintStream out) throws IOException {
        Parts here = parts(runs);
        Parts there = disk.parts(runs);
        out.printf(
                Locale.ROOT,
                "  put %.0f MB/s (disk %.0f), get %.0f MB/s (disk %.0f), object of 4 kB put %.1f ms and read %.1f ms (disk %.1f and %.1f)%n",
                megabytes * 1.048576 / here.put,
                megabytes * 1.048576 / there.put,
                megabytes * 1.048576 / here.get,
                megabytes * 1.048576 / there.get,
                here.smallPut * 1e3,
                here.smallGet * 1e3,
                there.smallPut * 1e3,
                there.smallGet * 1e3);
    }

    private record Parts(double put, double get, double smallPut, double smallGet) {}

    private Parts parts(int runs) throws IOException {
        List<Double> puts = new ArrayList<>();
        List<Double> gets = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            String[] name = {""};
            puts.add(Comparison.seconds(() -> name[0] = put(megabytes, block)));
            gets.add(Comparison.seconds(() -> read(name[0])));
            store.delete(name[0]);
        }
        byte[] little = java.util.Arrays.copyOf(block, SMALL);
        List<Double> smallPuts = new ArrayList<>();
        List<Double> smallGets = new ArrayList<>();
        for (int i = 0; i < SMALL_OBJECTS; i++) {
            String[] name = {""};
            smallPuts.add(Comparison.seconds(() -> name[0] = put(1, little)));
            smallGets.add(Comparison.seconds(() -> read(name[0])));
            store.delete(name[0]);
        }
        return new Parts(
                Comparison.median(puts),
                Comparison.median(gets),
                Comparison.median(smallPuts),
                Comparison.median(smallGets));
    }

    private String put(int times, byte[] bytes) throws IOException {
        String name =
                "bench/" + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime()) + "-" + made++;
        try (ObjectWriter writer = store.create(name)) {
            for (int i = 0; i < times; i++) {
                writer.write(bytes);
            }
            writer.finish();
        }
        return name;
    }

    private void read(String name) throws IOException {
        StoredObject object = store.open(name);
        ByteBuffer buffer = ByteBuffer.allocate(BLOCK);
        try (ObjectReader reader = object.reader()) {
            reader.expect(0, object.size());
            for (long at = 0; at < object.size(); ) {
                int n = reader.read(buffer.clear(), at);
                if (n < 0) {
                    throw new IOException("The object is shorter than what was put");
                }
                at += n;
            }
        }
    }
}
