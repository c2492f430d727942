package eu.arete.hub.comparison;

/** A dossier that cannot be compared as it is, with the place that must be mended. */
public final class DossierFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String fault;
    private final String remedy;

    /**
     * @param line from 1; 0 when the fault is not at one line
     * @param fault what is wrong, as a clause: "'x' is not a service of this dossier"
     * @param remedy what to do, as a sentence without its full stop
     */
    public DossierFault(String file, int line, String fault, String remedy) {
        super(file + (line > 0 ? ", line " + line : "") + ": " + fault + ". " + remedy + ".", null, false, true);
        this.file = file;
        this.line = line;
        this.fault = fault;
        this.remedy = remedy;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public String fault() {
        return fault;
    }

    public String remedy() {
        return remedy;
    }
}
