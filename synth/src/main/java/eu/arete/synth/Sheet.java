package eu.arete.synth;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Rows of one file being written by one thread, in a buffer that is reused from batch to batch. */
final class Sheet {
    private static final byte[] MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MIDNIGHT = ":00:00:00".getBytes(StandardCharsets.US_ASCII);
    private static final double FAULTY = 0.002;
    private static final double TWICE = 0.001;

    private final boolean quoted;
    private final boolean spoilt;
    private final byte[] lineEnd;
    private final int[] starts = new int[40];
    private byte[] bytes = new byte[1 << 12];
    private int length;
    private int rowStart;
    private int fields;
    private @Nullable Sheet sound;
    private boolean renewing;

    final FileCounts counts = new FileCounts();

    /** @param spoilt whether breaches and copies are planted */
    Sheet(Partner partner, boolean spoilt) {
        this.spoilt = spoilt;
        this.quoted = partner.quoted;
        this.lineEnd = partner.lineEnd.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Has every row copied into another sheet as it should be, before it is spoilt or repeated.
     *
     * @param renewed whether the copy holds the persons' new keys
     */
    Sheet alsoSound(Sheet other, boolean renewed) {
        sound = other;
        renewing = renewed;
        return this;
    }

    boolean isEmpty() {
        return length == 0;
    }

    void clear() {
        length = 0;
        counts.clear();
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }

    Sheet row() {
        rowStart = length;
        fields = 0;
        if (bytes.length - length < 2048) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        return this;
    }

    private void field() {
        if (fields > 0) {
            bytes[length++] = ';';
        }
        starts[fields++] = length;
    }

    Sheet empty() {
        field();
        return this;
    }

    /** A text; characters are those of ISO-8859-1. */
    Sheet text(String value) {
        field();
        boolean quote = quoted && !value.isEmpty();
        if (quote) {
            bytes[length++] = '"';
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            bytes[length++] = (byte) c;
            if (c == '"') {
                bytes[length++] = '"';
            }
        }
        if (quote) {
            bytes[length++] = '"';
        }
        return this;
    }

    /** A key under which a partner knows a person: a letter and eight digits. */
    Sheet key(char letter, int number) {
        field();
        if (quoted) {
            bytes[length++] = '"';
        }
        bytes[length++] = (byte) letter;
        digits(number, 8);
        if (quoted) {
            bytes[length++] = '"';
        }
        return this;
    }

    Sheet number(long value) {
        field();
        digits(value);
        return this;
    }

    /** A number of fixed width, with leading zeros. */
    Sheet padded(long value, int width) {
        field();
        digits(value, width);
        return this;
    }

    Sheet cents(long value) {
        return hundredths(value, '.');
    }

    Sheet hundredths(long value, char mark) {
        field();
        if (value < 0) {
            bytes[length++] = '-';
        }
        long absolute = Math.abs(value);
        digits(absolute / 100);
        bytes[length++] = (byte) mark;
        digits(absolute % 100, 2);
        return this;
    }

    /** 2023-01-31 */
    Sheet isoDate(int day) {
        field();
        int written = Days.written(day);
        digits(written / 10000, 4);
        bytes[length++] = '-';
        digits(written / 100 % 100, 2);
        bytes[length++] = '-';
        digits(written % 100, 2);
        return this;
    }

    /** 31/01/2023 */
    Sheet frenchDate(int day) {
        field();
        int written = Days.written(day);
        digits(written % 100, 2);
        bytes[length++] = '/';
        digits(written / 100 % 100, 2);
        bytes[length++] = '/';
        digits(written / 10000, 4);
        return this;
    }

    /** 31012023 */
    Sheet compactDate(int day) {
        field();
        int written = Days.written(day);
        digits(written % 100, 2);
        digits(written / 100 % 100, 2);
        digits(written / 10000, 4);
        return this;
    }

    /** 31JAN2023:00:00:00 */
    Sheet oracleDate(int day) {
        field();
        int written = Days.written(day);
        digits(written % 100, 2);
        System.arraycopy(MONTHS, (written / 100 % 100 - 1) * 3, bytes, length, 3);
        length += 3;
        digits(written / 10000, 4);
        System.arraycopy(MIDNIGHT, 0, bytes, length, MIDNIGHT.length);
        length += MIDNIGHT.length;
        return this;
    }

    /** 202301 */
    Sheet yearMonth(int day) {
        return number(Days.written(day) / 100);
    }

    /** Ends a row that is as it should be. */
    void end() {
        System.arraycopy(lineEnd, 0, bytes, length, lineEnd.length);
        length += lineEnd.length;
        counts.rows++;
    }

    /**
     * Ends a row, planting a breach in a few of them and sending a few twice.
     *
     * @return whether intake must accept the row (its copy, if any, it must not)
     */
    boolean end(Table table, SplittableRandom random, Tally tally) {
        if (fields != table.columns.size()) {
            throw new IllegalStateException(table + ": " + fields + " fields, not " + table.columns.size());
        }
        copySound();
        double drawn = random.nextDouble();
        double chance = spoilt ? drawn : 1;
        if (chance < FAULTY) {
            breach(table, random);
            end();
            counts.rejected++;
            return false;
        }
        end();
        if (chance < FAULTY + TWICE) {
            repeat();
            tally.add(Quirk.EXACT_DUPLICATES);
        }
        return true;
    }

    /** Ends a row that intake must refuse as it stands. */
    void endRefused(Rule rule) {
        end();
        counts.rejected++;
        counts.found(rule);
    }

    /** Ends a row that other rows lean on: it may be sent twice, but never spoilt. */
    void endSound(Tally tally, SplittableRandom random) {
        copySound();
        end();
        if (random.nextDouble() < TWICE) {
            repeat();
            tally.add(Quirk.EXACT_DUPLICATES);
        }
    }

    private void copySound() {
        Sheet to = sound;
        if (to == null) {
            return;
        }
        to.row();
        System.arraycopy(bytes, rowStart, to.bytes, to.length, length - rowStart);
        if (renewing) {
            for (int i = 0; i < fields; i++) {
                int end = i == fields - 1 ? length : starts[i + 1] - 1;
                if (end - starts[i] == 9 && bytes[starts[i]] == 'P') {
                    Renewal.over(to.bytes, to.length + starts[i] - rowStart);
                }
            }
        }
        to.length += length - rowStart;
        to.end();
    }

    private void breach(Table table, SplittableRandom random) {
        int choice = random.nextInt(table.faults.size() + 1);
        if (choice == table.faults.size()) {
            breakColumns(random);
            counts.found(Rule.ROW_COLUMNS);
            return;
        }
        Fault fault = table.faults.get(choice);
        replace(fault);
        counts.found(fault.rule());
        Fault second = table.faults.get(random.nextInt(table.faults.size()));
        if (second.column() != fault.column() && random.nextInt(8) == 0) {
            replace(second);
            counts.found(second.rule());
        }
    }

    private void breakColumns(SplittableRandom random) {
        if (random.nextBoolean()) {
            empty();
        } else {
            length = starts[fields - 1] - 1;
        }
    }

    private void replace(Fault fault) {
        int start = starts[fault.column()];
        boolean last = fault.column() == fields - 1;
        int end = last ? length : starts[fault.column() + 1] - 1;
        int shift = fault.value().length - (end - start);
        System.arraycopy(bytes, end, bytes, end + shift, length - end);
        System.arraycopy(fault.value(), 0, bytes, start, fault.value().length);
        length += shift;
        for (int i = fault.column() + 1; i < fields; i++) {
            starts[i] += shift;
        }
    }

    /** Sends the last row again, byte for byte. */
    private void repeat() {
        int size = length - rowStart;
        System.arraycopy(bytes, rowStart, bytes, length, size);
        length += size;
        counts.rows++;
        counts.rejected++;
        counts.found(Rule.ROW_DUPLICATE);
    }

    private void digits(long value) {
        if (value < 0) {
            bytes[length++] = '-';
            value = -value;
        }
        int width = 1;
        for (long power = 10; value >= power; power *= 10) {
            width++;
        }
        digits(value, width);
    }

    private void digits(long value, int width) {
        long rest = value;
        for (int i = length + width - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
    }
}
