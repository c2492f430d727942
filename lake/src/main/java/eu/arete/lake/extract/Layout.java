package eu.arete.lake.extract;

import eu.arete.lake.store.UnlockedFile.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which places of a Parquet file are to be read: all, but those of column chunks that are known not to be wanted. */
final class Layout {

    private final long size;
    private final List<Span> unwanted = new ArrayList<>();

    Layout(long size) {
        this.size = size;
    }

    /** Leaves these places out. Whatever no chunk claims (footer, indexes, filters) stays in. */
    void leaveOut(Span chunk) {
        unwanted.add(chunk);
    }

    List<Span> wanted() {
        unwanted.sort(Comparator.comparingLong(Span::from));
        List<Span> wanted = new ArrayList<>();
        long at = 0;
        for (Span hole : unwanted) {
            if (hole.from() > at) {
                wanted.add(new Span(at, hole.from()));
            }
            at = Math.max(at, hole.to());
        }
        if (at < size) {
            wanted.add(new Span(at, size));
        }
        return wanted;
    }

    /** The same places in lots of about so many bytes, for threads to share. */
    static List<List<Span>> lots(List<Span> spans, long bytes) {
        List<List<Span>> lots = new ArrayList<>();
        List<Span> lot = new ArrayList<>();
        long filled = 0;
        for (Span span : spans) {
            long from = span.from();
            while (from < span.to()) {
                long to = Math.min(span.to(), from + bytes - filled);
                lot.add(new Span(from, to));
                filled += to - from;
                from = to;
                if (filled >= bytes) {
                    lots.add(lot);
                    lot = new ArrayList<>();
                    filled = 0;
                }
            }
        }
        if (!lot.isEmpty()) {
            lots.add(lot);
        }
        return lots;
    }
}
