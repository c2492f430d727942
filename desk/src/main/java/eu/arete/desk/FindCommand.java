package eu.arete.desk;

import eu.arete.desk.find.HttpSearchDoor;
import eu.arete.desk.find.RegisterSearch;
import eu.arete.desk.find.SearchDoor;
import eu.arete.privacy.KeyStore;
import eu.arete.privacy.SecretBytes;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code arete desk searches}, {@code find} and {@code told}: for the custodian of the desk, at its own machine. */
final class FindCommand {

    static final Set<String> ACTIONS = Set.of("searches", "find", "told");

    private FindCommand() {}

    static int run(String action, List<String> words, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments = parse(action, words);
        DeskHome home = DeskCommand.home(arguments);
        Optional<SecretBytes> token = token(home);
        if (token.isEmpty()) {
            err.println("Cannot ask: this desk is not paired with a hub (remedy: arete desk pair < token)");
            return 1;
        }
        try {
            SearchDoor door = new HttpSearchDoor(URI.create(arguments.one("--hub")), token.get());
            return switch (action) {
                case "searches" -> searches(door, out);
                case "told" -> told(door, arguments, out);
                default -> find(door, home, arguments, out, err);
            };
        } catch (SearchDoor.Closed | IllegalArgumentException e) {
            err.println("Cannot go on: " + e.getMessage());
            return 1;
        }
    }

    private static Arguments parse(String action, List<String> words) {
        List<String> known = new ArrayList<>(Arrays.asList("--home", "--hub"));
        if (!action.equals("searches")) {
            known.add("--request");
            known.add(action.equals("find") ? "--register" : "--outcome");
        }
        return Arguments.parse(words, known.toArray(String[]::new));
    }

    private static Optional<SecretBytes> token(DeskHome home) {
        try (KeyStore keys = home.keys()) {
            return keys.contains(DeskHome.HUB_TOKEN) ? Optional.of(keys.secret(DeskHome.HUB_TOKEN)) : Optional.empty();
        }
    }

    private static int searches(SearchDoor door, PrintStream out) throws SearchDoor.Closed {
        List<String> numbers = door.waiting();
        out.println(numbers.isEmpty() ? "no request waits for a desk" : String.join(System.lineSeparator(), numbers));
        return 0;
    }

    private static int told(SearchDoor door, Arguments arguments, PrintStream out) throws SearchDoor.Closed {
        String number = arguments.one("--request");
        door.end(number, arguments.one("--outcome"));
        out.println(number + " is over");
        return 0;
    }

    private static int find(SearchDoor door, DeskHome home, Arguments arguments, PrintStream out, PrintStream err)
            throws IOException, SearchDoor.Closed {
        String number = arguments.one("--request");
        List<Path> registers =
                arguments.all("--register").stream().map(Path::of).toList();
        RegisterSearch search = new RegisterSearch(home.firstStage(out), door);
        RegisterSearch.Result result = search.find(number, registers);
        result.unread().forEach(line -> err.println("not read: " + line));
        result.lines().forEach(line -> out.println(number + " is " + line));
        if (result.lines().isEmpty()) {
            out.println(number + ": nobody among " + result.asked()
                    + " codes; say so with arete desk told --outcome not-found, or try another register");
        }
        return result.lines().isEmpty() ? 1 : 0;
    }
}
