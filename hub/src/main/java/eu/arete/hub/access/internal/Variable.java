package eu.arete.hub.access.internal;

/** One column of one table of one dataset, written {@code dcir/ER_PRS_F/PRS_NAT_REF}. */
public record Variable(String dataset, String table, String column) {

    @Override
    public String toString() {
        return dataset + "/" + table + "/" + column;
    }
}
