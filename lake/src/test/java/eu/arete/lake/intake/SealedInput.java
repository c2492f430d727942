package eu.arete.lake.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;

/** A partner's file with its keys (a letter and eight digits) replaced by codes wherever they stand alone, whatever its size. */
final class SealedInput extends InputStream {
    private static final int READ = 1 << 20;

    private final InputStream plain;
    private final Map<String, byte[]> codes;
    private byte[] carried = new byte[0];
    private byte[] sealed = new byte[0];
    private int at;
    private int end;
    private boolean ended;

    SealedInput(InputStream plain, Map<String, byte[]> codes) {
        this.plain = plain;
        this.codes = codes;
    }

    @Override
    public int read() throws IOException {
        return fill() ? sealed[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, end - at);
        System.arraycopy(sealed, at, into, from, n);
        at += n;
        return n;
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }

    private boolean fill() throws IOException {
        while (at == end && !ended) {
            byte[] more = plain.readNBytes(READ);
            ended = more.length < READ;
            byte[] block = Arrays.copyOf(carried, carried.length + more.length);
            System.arraycopy(more, 0, block, carried.length, more.length);
            int whole = block.length;
            while (!ended && whole > 0 && block[whole - 1] != '\n') {
                whole--;
            }
            carried = Arrays.copyOfRange(block, whole, block.length);
            seal(block, whole);
        }
        return at < end;
    }

    private void seal(byte[] block, int length) {
        sealed = new byte[length * 4 + 32];
        at = 0;
        end = 0;
        int from = 0;
        while (from < length) {
            byte[] code = isKey(block, from, length)
                    ? codes.get(new String(block, from, 9, java.nio.charset.StandardCharsets.US_ASCII))
                    : null;
            if (code == null) {
                sealed[end++] = block[from++];
            } else {
                System.arraycopy(code, 0, sealed, end, code.length);
                end += code.length;
                from += 9;
            }
        }
    }

    private static boolean isKey(byte[] block, int at, int length) {
        boolean apart = at == 0 || !Character.isLetterOrDigit(block[at - 1]);
        if (!apart || block[at] < 'A' || block[at] > 'Z' || at + 9 >= length) {
            return false;
        }
        for (int i = at + 1; i < at + 9; i++) {
            if (block[i] < '0' || block[i] > '9') {
                return false;
            }
        }
        return !Character.isLetterOrDigit(block[at + 9]);
    }
}
