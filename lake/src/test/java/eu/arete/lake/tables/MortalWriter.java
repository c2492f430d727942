package eu.arete.lake.tables;

import eu.arete.lake.tables.TableChange.Added;
import java.nio.file.Path;
import java.util.List;

/** A process that changes a table in a transaction, says {@code WRITTEN}, and waits: it is killed before it commits. */
final class MortalWriter {

    private MortalWriter() {}

    /** @param args folder, address of the database */
    public static void main(String[] args) throws Exception {
        try (Shelf shelf = new Shelf(Path.of(args[0]), args[1])) {
            shelf.together(true, (tables, others) -> {
                TableSnapshot now = tables.current(Shelf.CARE).orElseThrow();
                tables.commit(Shelf.CARE, TableChange.replace(Shelf.files(now), List.of(new Added(shelf.file(99), 9))));
                System.out.println("WRITTEN");
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }
}
