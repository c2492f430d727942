package eu.arete.ledger;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The partial tiles of earlier checkpoints, which a log keeps so that old checkpoints stay provable (tlog-tiles, Partial
 * Tiles). Each must begin the tile that grew out of it. Tiles of entries not signed yet are left aside: a log stopped
 * between its tiles and its checkpoint has some.
 */
final class EarlierTiles {
    private final LogSource source;
    private final long size;

    EarlierTiles(LogSource source, long size) {
        this.source = source;
        this.size = size;
    }

    /** Checks those the source can list. @return how many there are */
    long verify() throws LogFault, IOException {
        long verified = 0;
        for (String path : source.tiles()) {
            Optional<Tile> tile = Tile.parse(path);
            if (tile.isPresent() && isEarlier(tile.get())) {
                verify(tile.get());
                verified++;
            }
        }
        return verified;
    }

    private boolean isEarlier(Tile tile) {
        return !tile.full()
                && tile.isWithin(size)
                && tile.width() < Tile.in(size, tile.level(), tile.index()).width();
    }

    private void verify(Tile tile) throws LogFault, IOException {
        Tile now = Tile.in(size, tile.level(), tile.index());
        byte[] earlier = read(tile).orElseThrow(() -> new LogFault("missing").in(tile.path()));
        Optional<byte[]> exact = read(now);
        byte[] grown = (exact.isPresent() ? exact : read(now.whole()))
                .orElseThrow(() -> new LogFault("missing").in(now.path()));
        boolean begins = earlier.length <= grown.length
                && Arrays.equals(earlier, 0, earlier.length, grown, 0, earlier.length)
                && holdsItsWidth(tile, earlier);
        if (!begins) {
            throw new LogFault("does not begin " + now.path() + ", which grew out of it").in(tile.path());
        }
    }

    private static boolean holdsItsWidth(Tile tile, byte[] bytes) throws LogFault {
        if (tile.level() != Tile.ENTRIES) {
            return bytes.length == tile.width() * Hash.LENGTH;
        }
        try {
            List<byte[]> entries = Bundles.read(bytes, tile.width(), false);
            return entries.size() == tile.width();
        } catch (LogFault fault) {
            throw fault.in(tile.path());
        }
    }

    private Optional<byte[]> read(Tile tile) throws LogFault, IOException {
        return source.read(tile.path(), tile.level() == Tile.ENTRIES ? Bundles.MAX_BYTES : Tile.WIDTH * Hash.LENGTH);
    }
}
