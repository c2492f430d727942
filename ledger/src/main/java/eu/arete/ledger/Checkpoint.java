package eu.arete.ledger;

import java.util.List;

/**
 * The head of a log at one size: whose it is, how many entries, under which root (tlog-checkpoint v1.0.0).
 *
 * @param origin the log's name, which is also the name of its key
 */
public record Checkpoint(String origin, long size, Hash root) {
    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0) {
            throw new IllegalArgumentException("Not a checkpoint: origin '" + origin + "', size " + size);
        }
    }

    static Checkpoint parse(String text) throws LogFault {
        if (!text.endsWith("\n")) {
            throw new LogFault("a checkpoint ends with a newline");
        }
        List<String> lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        if (lines.size() < 3 || lines.stream().anyMatch(String::isEmpty)) {
            throw new LogFault("a checkpoint has at least three lines, none of them empty");
        }
        return new Checkpoint(lines.get(0), number(lines.get(1), "tree size"), Hash.parse(lines.get(2)));
    }

    /** A count as the specifications write it: decimal digits without a leading zero. */
    static long number(String text, String what) throws LogFault {
        if (text.matches("0|[1-9][0-9]{0,17}")) {
            return Long.parseLong(text);
        }
        throw new LogFault("not a " + what + ": " + text);
    }

    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
