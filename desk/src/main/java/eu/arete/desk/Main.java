package eu.arete.desk;

import eu.arete.privacy.KeyRefused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The commands of whoever holds the first-stage secret: {@code seal} files, serve the {@code desk}, find a person. */
public final class Main {

    private static final String HELP = """
            Usage: arete seal …     replace identities by codes in a partner's files
                   arete desk …     serve the opposition form, find whom a hub must reach

            arete seal --help and arete desk --help say more.
            """;

    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(run(Arrays.asList(args), System.out, System.err));
    }

    /** @return the exit code: 0 done, 1 refused or failed, 2 wrong usage */
    static int run(List<String> words, PrintStream out, PrintStream err) throws InterruptedException {
        String command = words.isEmpty() ? "--help" : words.get(0);
        List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
        boolean help = rest.contains("--help");
        try {
            if (command.equals("--help")) {
                out.print(HELP);
                return words.isEmpty() ? 2 : 0;
            }
            if (command.equals("seal")) {
                return help ? say(out, SealCommand.HELP) : SealCommand.run(rest, out, err);
            }
            if (command.equals("desk")) {
                return help ? say(out, DeskCommand.HELP) : DeskCommand.run(rest, System.in, out, err);
            }
            throw new Arguments.WrongUsage("unknown command '" + command + "'");
        } catch (Arguments.WrongUsage e) {
            err.println("arete: " + e.getMessage() + " (arete " + command + " --help)");
            return 2;
        } catch (NoSuchFileException e) {
            err.println("Cannot find " + e.getFile());
            return 1;
        } catch (KeyRefused | IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    static Path home(Arguments arguments) {
        String byEnvironment = System.getenv("ARETE_DESK_HOME");
        return Path.of(arguments.one("--home", byEnvironment == null ? "desk-home" : byEnvironment));
    }

    private static int say(PrintStream out, String text) {
        out.print(text);
        return 0;
    }
}
