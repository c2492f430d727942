package eu.arete.lake.tables;

import java.util.Collection;
import java.util.PrimitiveIterator;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;

/** Rows of one file, by their place in it, from 0. Immutable. */
public final class RowPositions {

    private static final RowPositions NONE = new RowPositions(new RoaringBitmap());
    private static final long END = 1L << 32;

    private final RoaringBitmap bits;

    private RowPositions(RoaringBitmap bits) {
        this.bits = bits;
    }

    public static RowPositions none() {
        return NONE;
    }

    public static RowPositions of(long... positions) {
        return of(LongStream.of(positions));
    }

    public static RowPositions of(Collection<Long> positions) {
        return of(positions.stream().mapToLong(Long::longValue));
    }

    public static RowPositions of(LongStream positions) {
        RoaringBitmap bits = new RoaringBitmap();
        positions.forEach(position -> {
            if (position < 0 || position >= END) {
                throw new IllegalArgumentException("No file has a row " + position);
            }
            bits.add((int) position);
        });
        bits.runOptimize();
        return bits.isEmpty() ? NONE : new RowPositions(bits);
    }

    public RowPositions and(RowPositions others) {
        return new RowPositions(RoaringBitmap.or(bits, others.bits));
    }

    public boolean isEmpty() {
        return bits.isEmpty();
    }

    public long count() {
        return bits.getLongCardinality();
    }

    public boolean contains(long position) {
        return position >= 0 && position < END && bits.contains((int) position);
    }

    /** Each of them, upwards. */
    public void forEach(LongConsumer each) {
        bits.forEach((int position) -> each.accept(Integer.toUnsignedLong(position)));
    }

    /** Upwards. */
    public PrimitiveIterator.OfLong iterator() {
        PeekableIntIterator each = bits.getIntIterator();
        return new PrimitiveIterator.OfLong() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public long nextLong() {
                return Integer.toUnsignedLong(each.next());
            }
        };
    }

    /** The highest of them. */
    public long last() {
        return Integer.toUnsignedLong(bits.last());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowPositions that && bits.equals(that.bits);
    }

    @Override
    public int hashCode() {
        return bits.hashCode();
    }

    @Override
    public String toString() {
        return "RowPositions[" + count() + "]";
    }
}
