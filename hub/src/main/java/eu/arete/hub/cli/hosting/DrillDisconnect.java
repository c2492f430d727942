package eu.arete.hub.cli.hosting;

import eu.arete.hub.hosting.ProofKind;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./arete hosting drill disconnect}. */
@Command(
        name = "disconnect",
        mixinStandardHelpOptions = true,
        description =
                "Starts a hub with every line to the outside cut, and walks the whole way on it: deposit, application, extract,"
                        + " analysis, release, opposition, verification of the public log.",
        footer = {
            "",
            "Needs Linux with unshare(1) and user namespaces; traces every connection if strace is installed.",
            "",
            "Examples:",
            "  arete hosting drill disconnect --out disconnect.json",
            "  ARETE_TOKEN=... arete hosting drill disconnect --persons 2000 --hub http://127.0.0.1:8080",
            "",
            "Exit codes: 0 passed, 1 not passed or not possible here, 2 wrong usage."
        })
final class DrillDisconnect implements Callable<Integer> {
    @Mixin
    CutOffOptions walk = new CutOffOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return walk.prove(ProofKind.DISCONNECT_DRILL);
    }
}
