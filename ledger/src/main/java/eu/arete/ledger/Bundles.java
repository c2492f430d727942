package eu.arete.ledger;

import java.util.ArrayList;
import java.util.List;

/** Entry bundles: entries one after the other, each after its length as a big-endian uint16 (tlog-tiles, Log entries). */
final class Bundles {
    static final int MAX_ENTRY = 65_535;
    static final int MAX_BYTES = Tile.WIDTH * (2 + MAX_ENTRY);

    private Bundles() {}

    static byte[] write(List<byte[]> entries) {
        int length = 0;
        for (byte[] entry : entries) {
            length += 2 + entry.length;
        }
        byte[] bundle = new byte[length];
        int at = 0;
        for (byte[] entry : entries) {
            bundle[at] = (byte) (entry.length >> 8);
            bundle[at + 1] = (byte) entry.length;
            System.arraycopy(entry, 0, bundle, at + 2, entry.length);
            at += 2 + entry.length;
        }
        return bundle;
    }

    /** The first {@code count} entries; the bundle may hold more only if it is the full one that replaced a partial one. */
    static List<byte[]> read(byte[] bundle, int count, boolean more) throws LogFault {
        List<byte[]> entries = new ArrayList<>(count);
        int at = 0;
        while (entries.size() < count) {
            if (at + 2 > bundle.length) {
                throw new LogFault("ends after " + entries.size() + " entries of " + count);
            }
            int length = (bundle[at] & 0xff) << 8 | bundle[at + 1] & 0xff;
            if (at + 2 + length > bundle.length) {
                throw new LogFault("entry " + entries.size() + " of the bundle is cut short");
            }
            byte[] entry = new byte[length];
            System.arraycopy(bundle, at + 2, entry, 0, length);
            entries.add(entry);
            at += 2 + length;
        }
        if (!more && at != bundle.length) {
            throw new LogFault("has " + (bundle.length - at) + " bytes after its " + count + " entries");
        }
        return entries;
    }
}
