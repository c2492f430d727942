package eu.arete.lake.intake;

import java.util.Arrays;

/** A growing array of bytes that lets its array be read and its end be moved back. */
final class ByteSink {

    byte[] bytes;
    int size;

    ByteSink(int capacity) {
        bytes = new byte[Math.max(64, capacity)];
    }

    void add(int b) {
        if (size == bytes.length) {
            room(1);
        }
        bytes[size++] = (byte) b;
    }

    void add(byte[] from, int start, int end) {
        int length = end - start;
        room(length);
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, size);
    }

    /** Makes room for {@code more} bytes after the end. */
    void room(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    /** A number in decimal, padded with zeros to {@code width} digits. */
    void addDigits(int number, int width) {
        room(width);
        int left = number;
        for (int i = width - 1; i >= 0; i--) {
            bytes[size + i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        size += width;
    }
}
