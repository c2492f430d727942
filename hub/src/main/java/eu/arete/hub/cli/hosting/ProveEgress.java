package eu.arete.hub.cli.hosting;

import eu.arete.hub.hosting.ProofKind;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./arete hosting prove egress}. */
@Command(
        name = "egress",
        mixinStandardHelpOptions = true,
        description =
                "Runs a whole hub, its workers and its identity desk with the network taken away, and keeps a trace of every"
                        + " connection they try: each must stay on the machine.",
        footer = {
            "",
            "Needs Linux with unshare(1) and user namespaces; traces every connection if strace is installed.",
            "",
            "Examples:",
            "  arete hosting prove egress --out egress.json",
            "  ARETE_TOKEN=... arete hosting prove egress --persons 2000 --hub http://127.0.0.1:8080",
            "",
            "Exit codes: 0 passed, 1 not passed or not possible here, 2 wrong usage."
        })
final class ProveEgress implements Callable<Integer> {
    @Mixin
    CutOffOptions walk = new CutOffOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        return walk.prove(ProofKind.EGRESS);
    }
}
