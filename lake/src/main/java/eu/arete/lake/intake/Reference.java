package eu.arete.lake.intake;

import eu.arete.lake.schema.ForeignKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One foreign key and the rows of the deposit that have it. A row whose parent was not seen yet waits, by its key: for the rest of the deposit
 * and for the lake.
 */
final class Reference {

    /** Some 100 bytes each. */
    private static final int MOST_WAITING = 1_000_000;

    private final String table;
    private final ForeignKey key;
    private final ParentKeys parent;
    private final boolean parentsFirst;
    private final int mostWaiting;
    private final Map<Waiting, Rows> waiting = new LinkedHashMap<>();
    private final List<Rows> orphansFound = new ArrayList<>();
    private String file = "";
    private int files;
    private long checked;
    private long orphans;
    private long unchecked;

    private record Waiting(long high, long low) {}

    /** Rows of one key; the first says where. */
    private static final class Rows {
        private final String file;
        private final int order;
        private final List<Long> lines = new ArrayList<>(1);
        private long count;

        Rows(String file, int order) {
            this.file = file;
            this.order = order;
        }
    }

    /** @param parentsFirst whether all parents of the deposit are known before the first row of this table */
    Reference(String table, ForeignKey key, ParentKeys parent, boolean parentsFirst) {
        this(table, key, parent, parentsFirst, MOST_WAITING);
    }

    Reference(String table, ForeignKey key, ParentKeys parent, boolean parentsFirst, int mostWaiting) {
        this.table = table;
        this.key = key;
        this.parent = parent;
        this.parentsFirst = parentsFirst;
        this.mostWaiting = mostWaiting;
    }

    boolean rejects() {
        return key.orphans() == ForeignKey.Orphans.REJECT;
    }

    String name() {
        return String.join(" ", key.fields());
    }

    List<String> columns() {
        return key.fields();
    }

    ParentKeys parent() {
        return parent;
    }

    void start(String fileName) throws IOException {
        file = fileName;
        files++;
        if (rejects()) {
            parent.bringLake();
        }
    }

    /** Whether a row has its parent, or points to none: asked of keys that reject, whose parents are all known. */
    boolean holds(long high, long low, long line) throws IOException {
        if ((high | low) == 0) {
            return true;
        }
        checked++;
        if (parent.contains(high, low)) {
            return true;
        }
        orphan(rows(line));
        return false;
    }

    /** A row that is kept, whatever becomes of its key. */
    void note(long high, long low, long line) throws IOException {
        if ((high | low) == 0) {
            return;
        }
        checked++;
        if (parent.contains(high, low)) {
            return;
        }
        if (parentsFirst && parent.isWithLake()) {
            orphan(rows(line));
            return;
        }
        Waiting at = new Waiting(high, low);
        Rows rows = waiting.get(at);
        if (rows != null) {
            add(rows, line);
        } else if (waiting.size() < mostWaiting) {
            waiting.put(at, rows(line));
        } else if (!parent.isWithLake()) {
            parent.bringLake();
            checked--;
            settle(parentsFirst);
            note(high, low, line);
        } else {
            unchecked++;
        }
    }

    private Rows rows(long line) {
        Rows rows = new Rows(file, files);
        add(rows, line);
        return rows;
    }

    private static void add(Rows rows, long line) {
        rows.count++;
        if (rows.lines.size() < KeyFindings.EXAMPLES) {
            rows.lines.add(line);
        }
    }

    private void orphan(Rows rows) {
        orphans += rows.count;
        if (orphansFound.size() < KeyFindings.EXAMPLES) {
            orphansFound.add(rows);
        }
    }

    /** Lets those go that have their parent by now; the others are orphans, when no parent can come any more. */
    private void settle(boolean last) throws IOException {
        Iterator<Map.Entry<Waiting, Rows>> each = waiting.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<Waiting, Rows> one = each.next();
            boolean found = parent.contains(one.getKey().high(), one.getKey().low());
            if (!found && last) {
                orphan(one.getValue());
            }
            if (found || last) {
                each.remove();
            }
        }
    }

    boolean isWaiting() throws IOException {
        settle(parent.isWithLake());
        return !waiting.isEmpty();
    }

    /** A parent that the lake has. */
    void found(long high, long low) {
        waiting.remove(new Waiting(high, low));
    }

    /** The deposit is read and the lake passed over. */
    KeyFindings findings() {
        waiting.values().forEach(this::orphan);
        waiting.clear();
        List<KeyFindings.Example> examples = orphansFound.stream()
                .sorted(Comparator.<Rows>comparingInt(rows -> rows.order).thenComparing(rows -> rows.lines.get(0)))
                .flatMap(rows -> rows.lines.stream().map(line -> new KeyFindings.Example(rows.file, line)))
                .limit(KeyFindings.EXAMPLES)
                .toList();
        return new KeyFindings(table, key, checked, orphans, unchecked, examples);
    }
}
