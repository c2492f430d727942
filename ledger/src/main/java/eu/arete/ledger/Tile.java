package eu.arete.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of the log: 256 hashes (or entries) side by side, fewer where the log ends (tlog-tiles, Merkle Tree).
 *
 * @param level 0 to 63 for hashes, {@link #ENTRIES} for a bundle of entries
 * @param index place within the level
 * @param width 1 to 256
 */
public record Tile(int level, long index, int width) {
    public static final int WIDTH = 256;
    public static final int HEIGHT = 8;
    public static final int ENTRIES = -1;

    private static final int MAX_LEVEL = 63;
    private static final Pattern PATH = Pattern.compile(
            "tile/(?<level>entries|0|[1-9][0-9]?)/(?<index>(x[0-9]{3}/){0,6}[0-9]{3})(\\.p/(?<width>[1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException("No tile " + level + "/" + index + " of width " + width);
        }
    }

    public boolean full() {
        return width == WIDTH;
    }

    /** The full tile that will hold, or holds, what this one does. */
    public Tile whole() {
        return new Tile(level, index, WIDTH);
    }

    /** Whether a log of that size holds all of this tile. */
    public boolean isWithin(long size) {
        int shift = HEIGHT * Math.max(level, 0);
        return shift < Long.SIZE - 1 && index <= (size >> shift) / WIDTH && index * WIDTH + width <= size >> shift;
    }

    /** Path below the log's address, such as {@code tile/0/x001/x234/067.p/112}. */
    public String path() {
        StringBuilder path = new StringBuilder(String.format("%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format("x%03d/", rest % 1000));
        }
        return "tile/" + (level == ENTRIES ? "entries" : level) + "/" + path + (full() ? "" : ".p/" + width);
    }

    /** The tile a path names; empty where the path is written in any other way than {@link #path} does. */
    public static Optional<Tile> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int level = matcher.group("level").equals("entries") ? ENTRIES : Integer.parseInt(matcher.group("level"));
        long index = Long.parseLong(matcher.group("index").replaceAll("[x/]", ""));
        int width = matcher.group("width") == null ? WIDTH : Integer.parseInt(matcher.group("width"));
        if (level > MAX_LEVEL || width > WIDTH) {
            return Optional.empty();
        }
        Tile tile = new Tile(level, index, width);
        return tile.path().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /** Tile of that level and index in a log of that size. */
    static Tile in(long size, int level, long index) {
        int shift = HEIGHT * Math.max(level, 0);
        long hashes = shift >= Long.SIZE - 1 ? 0 : size >> shift;
        return new Tile(level, index, (int) Math.min(WIDTH, hashes - index * WIDTH));
    }
}
