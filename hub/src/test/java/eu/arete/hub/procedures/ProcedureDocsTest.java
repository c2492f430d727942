package eu.arete.hub.procedures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/** The permission table in the docs is the one the interpreter reads. {@code -Dprocedures.write=true} writes it anew. */
class ProcedureDocsTest {

    private static final Path PAGE = Path.of("..", "docs", "contributor", "procedures.md");

    @Test
    void the_permission_table_in_the_docs_is_the_declared_one() throws IOException {
        String expected = page();
        if (Boolean.getBoolean("procedures.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, expected);
        }
        assertThat(Files.readString(PAGE))
                .as("run this test with -Dprocedures.write=true")
                .isEqualTo(expected);
    }

    private static String page() {
        StringJoiner page = new StringJoiner("\n", "", "\n");
        page.add("# Procedures: who may do what, when, and by when");
        page.add("");
        page.add(
                "Generated from `hub/src/main/resources/procedures/*.json` by `ProcedureDocsTest`; change the declaration, not this page"
                        + " (`mvn -pl hub -am test -Dtest=ProcedureDocsTest -Dsurefire.failIfNoSpecifiedTests=false -Dprocedures.write=true`).");
        page.add("");
        page.add(
                "A command that is not in the table of its procedure does not exist. One person holds one part in one dossier: who has acted as"
                        + " one of APPLICANT, MEMBER (a named user), OFFICER, COMMITTEE or AUTHORITY can never act on it as another, whatever their roles."
                        + " CLOCK is the passing of time. REQUESTER is whoever holds the follow-up code of a request for a document;"
                        + " COMMISSION and COURT have their turn and no account.");
        List<Procedure> procedures = new ArrayList<>(Procedures.DOSSIERS.all());
        procedures.add(Procedures.PERMIT);
        procedures.add(Procedures.DOCUMENTS);
        procedures.forEach(procedure -> describe(procedure, page));
        return page.toString();
    }

    private static void describe(Procedure procedure, StringJoiner page) {
        page.add("");
        page.add("## `" + procedure.name() + "`: " + procedure.titles().in(Locale.ENGLISH));
        page.add("");
        page.add(procedure.law().in(Locale.ENGLISH) + ".");
        page.add("");
        page.add("| state | whose turn | command | by | outcome → next state |");
        page.add("|---|---|---|---|---|");
        for (State state : procedure.states()) {
            String turn = state.turn().map(Party::name).orElse("closed");
            List<Rule> rules = procedure.rulesIn(state.name());
            if (rules.isEmpty()) {
                page.add("| " + state.name() + " | " + turn + " | | | |");
            }
            for (Rule rule : rules) {
                page.add("| " + state.name() + " | " + turn + " | `" + rule.command() + "`" + note(rule) + " | "
                        + rule.by() + " | " + targets(rule) + " |");
            }
        }
        if (!procedure.clocks().isEmpty()) {
            page.add("");
            page.add("| clock | who must act | runs in | stopped in | term | prolonged by | source |");
            page.add("|---|---|---|---|---|---|---|");
            procedure
                    .clocks()
                    .forEach(clock -> clock.lengths()
                            .forEach((started, length) -> page.add("| " + clock.name()
                                    + (started.equals(Rule.PLAIN) ? "" : " (" + started + ")") + " | " + clock.party()
                                    + " | "
                                    + String.join(", ", clock.runsIn()) + " | " + String.join(", ", clock.pausedIn())
                                    + " | " + words(length.within()) + " | "
                                    + (length.extension() == null ? "—" : words(length.extension()) + ", once") + " | "
                                    + clock.law().in(Locale.ENGLISH)
                                    + " |")));
        }
    }

    private static String note(Rule rule) {
        return rule.prolonged().map(clock -> " (prolongs " + clock + ", once)").orElse("")
                + rule.awaited()
                        .map(clock -> " (when " + clock + " has run out)")
                        .orElse("");
    }

    private static String targets(Rule rule) {
        StringJoiner targets = new StringJoiner("; ");
        rule.to().forEach((outcome, to) -> targets.add(outcome.equals(Rule.PLAIN) ? "→ " + to : outcome + " → " + to));
        return targets.toString();
    }

    private static String words(Term term) {
        return term.number() + " " + term.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
