package eu.arete.hub.catalogue;

import java.time.Instant;

/**
 * One accepted file of a table: a point of its quality over time.
 *
 * @param id the number by which the files of the lake say which delivery their rows came with
 */
public record Delivery(long id, String table, String file, long accepted, long rejected, Instant acceptedAt) {
    /** What the file's name says of its period, {@code 2023-01} in {@code ER_PRS_F.2023-01.csv}; empty when nothing. */
    public String period() {
        int first = file.indexOf('.');
        int last = file.lastIndexOf('.');
        return first < last ? file.substring(first + 1, last) : "";
    }

    public double rejectedShare() {
        long rows = accepted + rejected;
        return rows == 0 ? 0 : (double) rejected / rows;
    }
}
