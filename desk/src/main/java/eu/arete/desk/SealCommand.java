package eu.arete.desk;

import eu.arete.desk.seal.Seal;
import eu.arete.desk.seal.SealRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;

/** {@code arete seal}. */
final class SealCommand {

    static final String HELP = """
            Usage: arete seal --dataset DESCRIPTOR --identities FILE --in DIR|FILE… --out DIR [--home DESKHOME]

            Replaces, in a partner's files, the keys of persons by first-stage codes, so that no identity reaches the hub.

              --dataset     the dataset's datapackage.json
              --identities  key;nir;birth_date;sex, UTF-8: who stands behind each key
              --in          files TABLE.period.csv, or a directory of them
              --out         where the sealed files go, same names
              --home        the directory that holds the first-stage secret (default: $ARETE_DESK_HOME, or ./desk-home)

            Each file is sealed whole or not at all; sealing again gives the same bytes.

            Example:
              arete seal --dataset dcir/datapackage.json --identities identities.csv --in data/ --out sealed/
            """;

    private SealCommand() {}

    static int run(List<String> words, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        Arguments arguments = Arguments.parse(words, "--dataset", "--identities", "--in", "--out", "--home");
        Path descriptor = Path.of(arguments.one("--dataset"));
        Path identities = Path.of(arguments.one("--identities"));
        List<Path> inputs = arguments.all("--in").stream().map(Path::of).toList();
        Path target = Path.of(arguments.one("--out"));
        DeskHome home = new DeskHome(Main.home(arguments), new SecureRandom());
        try {
            long start = System.nanoTime();
            Seal seal = Seal.prepare(descriptor, identities, home.firstStage(out), out);
            Seal.Report report = seal.run(inputs, target);
            report.refusals().forEach(err::println);
            double seconds = (System.nanoTime() - start) / 1e9;
            out.println(String.format(
                    Locale.ROOT,
                    "%d files sealed, %d refused, %.1f MB in %.1f s",
                    report.sealed(),
                    report.refusals().size(),
                    report.bytes() / 1e6,
                    seconds));
            return report.refusals().isEmpty() ? 0 : 1;
        } catch (SealRefused e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
