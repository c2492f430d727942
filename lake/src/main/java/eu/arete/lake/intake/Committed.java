package eu.arete.lake.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What was committed so far, in the order of the file. */
final class Committed implements AutoCloseable {

    private final FilePlan plan;
    private final Tally tally;
    private final Batches batches;
    private final List<KeySet> keys = new ArrayList<>();
    private long lines;
    private long physicalLines;
    private long utf8Cells;
    private long otherCells;
    private long firstUtf8Line;

    /** @param room what the sets of keys may take */
    Committed(FilePlan plan, Tally tally, Batches batches, KeyRoom room) {
        // The first line of rows: a header is line 1.
        lines = plan.schema().fixedWidth() ? 1 : 2;
        this.plan = plan;
        this.tally = tally;
        this.batches = batches;
        plan.keys().forEach(key -> keys.add(new KeySet(room)));
    }

    Optional<Refusal> commit(CheckedChunk chunk) throws IOException {
        int pendingFrom = 0;
        int pendingTo = 0;
        int pendingRows = 0;
        for (int r = 0; r < chunk.rows; r++) {
            int repeated = repeatedKey(chunk, r);
            if (repeated >= 0) {
                chunk.findings.add(new Finding(chunk.line[r], plan.nameOfKey(repeated), Rule.ROW_DUPLICATE, ""));
            }
            boolean sound = chunk.to[r] > chunk.from[r];
            if (repeated >= 0 || !sound || !isLinked(chunk, r)) {
                tally.rejected(1);
                continue;
            }
            tally.accepted(chunk.day[r]);
            if (chunk.from[r] != pendingTo) {
                batches.add(chunk.text.bytes, pendingFrom, pendingTo, pendingRows);
                pendingFrom = chunk.from[r];
                pendingRows = 0;
            }
            pendingTo = chunk.to[r];
            pendingRows++;
        }
        batches.add(chunk.text.bytes, pendingFrom, pendingTo, pendingRows);
        tally.rejected(chunk.misshapen);
        tally.missing(chunk.missing);
        chunk.findings.sort(Comparator.comparingLong(Finding::line));
        for (Finding finding : chunk.findings) {
            tally.found(finding.below(lines));
        }
        if (chunk.utf8Cells > 0 && utf8Cells == 0) {
            firstUtf8Line = lines + chunk.firstUtf8Line;
        }
        utf8Cells += chunk.utf8Cells;
        otherCells += chunk.otherCells;
        Optional<Refusal> refusal = chunk.refusal.map(found -> found.below(lines));
        lines += chunk.lines;
        physicalLines += chunk.physicalLines;
        return refusal;
    }

    /** Whether no key of the row refuses it; its parents' keys, and itself as a parent, are noted then. */
    private boolean isLinked(CheckedChunk chunk, int row) throws IOException {
        FileLinks links = plan.links();
        int at = row * links.count() * 2;
        int before = chunk.findings.size();
        for (int i = 0; i < links.references().size(); i++) {
            Reference reference = links.references().get(i);
            int link = at + (links.parents().size() + i) * 2;
            if (reference.rejects()
                    && !reference.holds(chunk.links[link], chunk.links[link + 1], lines + chunk.line[row])) {
                chunk.findings.add(new Finding(chunk.line[row], reference.name(), Rule.ROW_FOREIGN_KEY, ""));
            }
        }
        if (chunk.findings.size() > before) {
            return false;
        }
        for (int i = 0; i < links.references().size(); i++) {
            Reference reference = links.references().get(i);
            int link = at + (links.parents().size() + i) * 2;
            if (!reference.rejects()) {
                reference.note(chunk.links[link], chunk.links[link + 1], lines + chunk.line[row]);
            }
        }
        for (int i = 0; i < links.parents().size(); i++) {
            links.parents().get(i).add(chunk.links[at + i * 2], chunk.links[at + i * 2 + 1]);
        }
        return true;
    }

    private int repeatedKey(CheckedChunk chunk, int row) throws IOException {
        int repeated = -1;
        for (int k = 0; k < keys.size(); k++) {
            int at = (row * keys.size() + k) * 2;
            if (!keys.get(k).add(chunk.fingerprints[at], chunk.fingerprints[at + 1]) && repeated < 0) {
                repeated = k;
            }
        }
        return repeated;
    }

    /** What only the whole file shows: its charset is another one when all of its accents are well-formed UTF-8. */
    Optional<Refusal> end() {
        return plan.encoding().isUtf8() || utf8Cells == 0 || otherCells > 0
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Rule.FILE_ENCODING,
                        firstUtf8Line,
                        "",
                        "every accented character is written in UTF-8, "
                                + plan.encoding().name() + " is declared"));
    }

    void reconcile() {
        if (tally.accepted() + tally.rejected() != physicalLines) {
            throw new IllegalStateException(tally.accepted() + " rows accepted and " + tally.rejected()
                    + " rejected of " + physicalLines + " lines");
        }
    }

    @Override
    public void close() throws IOException {
        for (KeySet set : keys) {
            set.close();
        }
    }
}
