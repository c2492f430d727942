package eu.arete.hub.hosting;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of work that a host is measured by, and the unit in which each is counted. */
public enum Work {
    INTAKE("intake", "rows", 1e6),
    EXTRACT("extract", "rows", 1e6),
    COUNTS("counts", "counts", 1e3),
    QUERIES("queries", "queries", 1e3),
    LOG("log", "entries", 1e6),
    RESTORE("restore", "bytes", 1e9),
    DISK_WRITE("disk-write", "bytes", 1e12),
    DISK_READ("disk-read", "bytes", 1e12),
    SMALL_FILES("small-files", "files", 1e6),
    OBJECT_STORE("object-store", "bytes", 1e12);

    private final String code;
    private final String unit;
    private final double scale;

    Work(String code, String unit, double scale) {
        this.code = code;
        this.unit = unit;
        this.scale = scale;
    }

    public String code() {
        return code;
    }

    /** What is counted. */
    public String unit() {
        return unit;
    }

    /** For how many units a cost is told. */
    public double scale() {
        return scale;
    }

    public static Optional<Work> of(String code) {
        return Arrays.stream(values()).filter(work -> work.code.equals(code)).findFirst();
    }
}
