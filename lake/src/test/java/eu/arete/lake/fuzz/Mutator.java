package eu.arete.lake.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes inputs out of others, by what text files are made of: bytes, words of the format, cells, lines. Each input is one to six
 * changes away from one that is known.
 */
final class Mutator {

    private static final int LONGEST = 1 << 17;
    private static final String BETWEEN_CELLS = ";,|\t\"\n:{}[]";
    private static final List<String> ALWAYS = List.of(
            "",
            "\"",
            "\"\"",
            "\n",
            "\r\n",
            "\r",
            "\0",
            ";",
            ",",
            "\u001e",
            "\u001f",
            " ",
            "-",
            "+",
            ".",
            "0",
            "-0",
            "1e9",
            "9999999999999999999",
            "1.7976931348623157e308",
            "é",
            "\u00e9",
            "\ufeff",
            "\ud83d\ude00",
            "NULL",
            "29/02/2023",
            "31/12/9999",
            "0000-00-00",
            "null",
            "true",
            "{}",
            "[]",
            "\\u0000",
            "\\ud800");

    private final Random random;
    private final List<byte[]> words;

    Mutator(Random random, List<String> words) {
        this.random = random;
        this.words = java.util.stream.Stream.concat(ALWAYS.stream(), words.stream())
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    byte[] change(byte[] known, byte[] other) {
        byte[] bytes = known;
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            bytes = once(bytes, other);
            if (bytes.length > LONGEST) {
                bytes = Arrays.copyOf(bytes, LONGEST);
            }
        }
        return bytes;
    }

    private byte[] once(byte[] bytes, byte[] other) {
        return switch (random.nextInt(12)) {
            case 0 -> flip(bytes);
            case 1 -> replace(bytes, place(bytes), 0, new byte[] {(byte) random.nextInt(256)});
            case 2 -> replace(bytes, place(bytes), 1, new byte[] {(byte) random.nextInt(256)});
            case 3 -> replace(bytes, place(bytes), random.nextInt(9), new byte[0]);
            case 4 -> replace(bytes, place(bytes), 0, word());
            case 5 -> cell(bytes, word());
            case 6 -> cell(bytes, part(other));
            case 7 -> cell(bytes, repeated());
            case 8 -> replace(bytes, lineStart(bytes), 0, line(random.nextBoolean() ? bytes : other));
            case 9 -> replace(bytes, place(bytes), 0, part(bytes));
            case 10 -> Arrays.copyOf(bytes, place(bytes));
            default -> digit(bytes);
        };
    }

    private byte[] flip(byte[] bytes) {
        byte[] flipped = bytes.clone();
        if (flipped.length > 0) {
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    private byte[] digit(byte[] bytes) {
        byte[] changed = bytes.clone();
        for (int tries = 0; tries < 20 && changed.length > 0; tries++) {
            int at = random.nextInt(changed.length);
            if (changed[at] >= '0' && changed[at] <= '9') {
                changed[at] = (byte) ('0' + random.nextInt(10));
                return changed;
            }
        }
        return changed;
    }

    /** Puts other bytes in the place of a whole cell. */
    private byte[] cell(byte[] bytes, byte[] instead) {
        int from = place(bytes);
        int to = from;
        while (from > 0 && BETWEEN_CELLS.indexOf(bytes[from - 1]) < 0) {
            from--;
        }
        while (to < bytes.length && BETWEEN_CELLS.indexOf(bytes[to]) < 0) {
            to++;
        }
        return replace(bytes, from, to - from, instead);
    }

    private byte[] repeated() {
        byte[] word = word();
        int times = 1 << random.nextInt(random.nextInt(10) == 0 ? 14 : 7);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < times && out.size() < LONGEST; i++) {
            out.writeBytes(word);
        }
        return out.toByteArray();
    }

    private byte[] word() {
        return words.get(random.nextInt(words.size()));
    }

    private byte[] part(byte[] bytes) {
        int from = place(bytes);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(60)));
    }

    private byte[] line(byte[] bytes) {
        int from = lineStart(bytes);
        int to = from;
        while (to < bytes.length && bytes[to] != '\n') {
            to++;
        }
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, to + 1));
    }

    private int lineStart(byte[] bytes) {
        int at = place(bytes);
        while (at > 0 && bytes[at - 1] != '\n') {
            at--;
        }
        return at;
    }

    private int place(byte[] bytes) {
        return random.nextInt(bytes.length + 1);
    }

    private static byte[] replace(byte[] bytes, int at, int length, byte[] by) {
        int to = Math.min(bytes.length, at + length);
        byte[] replaced = new byte[bytes.length - (to - at) + by.length];
        System.arraycopy(bytes, 0, replaced, 0, at);
        System.arraycopy(by, 0, replaced, at, by.length);
        System.arraycopy(bytes, to, replaced, at + by.length, bytes.length - to);
        return replaced;
    }
}
