package eu.arete.hub.comparison;

import java.time.Instant;
import java.util.List;

/**
 * What was decided before evidence was opened, sealed and in the public log.
 *
 * @param version from 1; a change of anything frozen is a new version
 * @param commitment the sealed text: the hash of the head and of every list of criteria
 * @param sha256 of the commitment, as in the public log
 * @param note the commitment with its signature, which anyone checks with {@code /hosting/vkey}
 */
public record Frozen(
        String name,
        int version,
        Text titles,
        boolean fictitious,
        String head,
        String commitment,
        String sha256,
        String note,
        Instant frozenAt,
        long logEntry) {

    /** The lists of criteria that are used, {@code set@version}. */
    public List<String> criteria() {
        return commitment
                .lines()
                .filter(line -> line.startsWith("criteria "))
                .map(line -> line.split(" ")[1])
                .toList();
    }
}
