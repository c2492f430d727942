package eu.arete.ledger;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The command line of the log: what a stranger runs against it. */
public final class Main {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            new LogCommand(out).run(args);
            return DONE;
        } catch (Usage usage) {
            err.println(usage.getMessage());
            err.println("Try: log --help");
            return MISUSED;
        } catch (LogFault fault) {
            err.println("NOT VERIFIED: " + fault.getMessage());
            return FAILED;
        } catch (IOException failure) {
            err.println("Cannot read: " + failure.getMessage());
            return FAILED;
        }
    }
}
