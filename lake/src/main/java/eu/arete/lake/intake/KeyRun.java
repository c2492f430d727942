package eu.arete.lake.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Fingerprints in ascending order on disk, encrypted under a key that only this object has. A filter in memory spares reading for all but some
 * two in a hundred of those that are not there; the others cost one read of 5 KB. For one thread.
 */
final class KeyRun implements AutoCloseable {
    private static final int ENTRY = Long.BYTES + Short.BYTES;
    private static final int BLOCK = 512;
    private static final int FILTER_BITS = 10;

    private final KeyRoom room;
    private final FileChannel file;
    private final RunCipher cipher = new RunCipher();
    /** The entries before each part. */
    private final long[] before = new long[KeyTable.PARTS + 1];
    /** The first number of each block of a part. */
    private final long[][] fences = new long[KeyTable.PARTS][];

    private final long[] filter;
    private final long taken;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK * ENTRY);

    private KeyRun(KeyRoom room, FileChannel file, long size) {
        this.room = room;
        this.file = file;
        filter = new long[Math.toIntExact(Math.max(1, size * FILTER_BITS / Long.SIZE))];
        taken = (long) filter.length * Long.BYTES + size / BLOCK * Long.BYTES;
        room.take(taken);
    }

    /** Takes all of a table out and writes it. */
    static KeyRun write(KeyRoom room, KeyTable table) throws IOException {
        KeyRun run = new KeyRun(room, room.file(), table.size());
        try {
            for (int part = 0; part < KeyTable.PARTS; part++) {
                run.write(part, table.take(part));
            }
            return run;
        } catch (IOException e) {
            run.close();
            throw e;
        }
    }

    private void write(int part, KeyTable.Part taken) throws IOException {
        int count = taken.numbers().length;
        ByteBuffer plain = ByteBuffer.allocate(count * ENTRY);
        fences[part] = new long[(count + BLOCK - 1) / BLOCK];
        for (int i = 0; i < count; i++) {
            if (i % BLOCK == 0) {
                fences[part][i / BLOCK] = taken.numbers()[i];
            }
            plain.putLong(taken.numbers()[i]).putShort(taken.rests()[i]);
            note(part, taken.rests()[i], taken.numbers()[i]);
        }
        long at = before[part] * ENTRY;
        cipher.apply(at, plain.array(), count * ENTRY);
        plain.flip();
        while (plain.hasRemaining()) {
            at += file.write(plain, at);
        }
        before[part + 1] = before[part] + count;
    }

    boolean contains(long high, long low) throws IOException {
        int part = KeyTable.part(high);
        long number = KeyTable.number(low);
        short rest = KeyTable.rest(high);
        long bits = bits(part, rest);
        return (filter[word(number)] & bits) == bits && isThere(part, number, rest);
    }

    /** Numbers of one value may begin in the block before the one whose fence they equal. */
    private boolean isThere(int part, long number, short rest) throws IOException {
        long[] fence = fences[part];
        int last = fence.length - 1;
        while (last >= 0 && Long.compareUnsigned(fence[last], number) > 0) {
            last--;
        }
        for (int b = last; b >= 0; b--) {
            if (isIn(part, b, number, rest)) {
                return true;
            }
            if (fence[b] != number) {
                return false;
            }
        }
        return false;
    }

    private boolean isIn(int part, int index, long number, short rest) throws IOException {
        long first = before[part] + (long) index * BLOCK;
        int count = (int) Math.min(BLOCK, before[part + 1] - first);
        block.clear().limit(count * ENTRY);
        long at = first * ENTRY;
        while (block.hasRemaining()) {
            int n = file.read(block, at + block.position());
            if (n < 0) {
                throw new IOException("The keys kept on disk have been cut");
            }
        }
        cipher.apply(at, block.array(), count * ENTRY);
        for (int i = 0; i < count; i++) {
            if (block.getLong(i * ENTRY) == number && block.getShort(i * ENTRY + Long.BYTES) == rest) {
                return true;
            }
        }
        return false;
    }

    private void note(int part, short rest, long number) {
        filter[word(number)] |= bits(part, rest);
    }

    private int word(long number) {
        long mixed = number * 0x9E3779B97F4A7C15L;
        return (int) Math.multiplyHigh(mixed >>> 1, 2L * filter.length);
    }

    /** Five bits of a word, from what the place in the filter does not depend on. */
    private static long bits(int part, short rest) {
        long mixed = ((long) part << 16 | rest & 0xffff) * 0x9E3779B97F4A7C15L;
        return 1L << (mixed >>> 58)
                | 1L << (mixed >>> 52)
                | 1L << (mixed >>> 46)
                | 1L << (mixed >>> 40)
                | 1L << (mixed >>> 34);
    }

    @Override
    public void close() throws IOException {
        room.giveBack(taken);
        file.close();
    }
}
