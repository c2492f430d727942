package eu.arete.hub.access.web;

import eu.arete.hub.access.internal.Application;
import eu.arete.hub.access.internal.Details;
import eu.arete.hub.access.internal.DossierFile;
import eu.arete.hub.access.internal.Problem;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.Passage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as the API tells it to one person.
 *
 * @param yourPart the part this person holds in it, null when none yet
 * @param commands what is open to this person now; {@code save} is PUT on {@code /application}, others POST on their name
 * @param application the working copy for the applicant, what was last sent in for others
 * @param problems what the working copy lacks before it can be sent in; told to the applicant
 * @param permit the permit's id, null unless granted
 */
record DossierAnswer(
        String id,
        String number,
        String procedure,
        int version,
        String state,
        String stateTitle,
        @Nullable String turn,
        @Nullable String yourPart,
        List<Command> commands,
        Application application,
        List<Fault> problems,
        List<ClockAnswer> clocks,
        List<Line> history,
        @Nullable Instant submittedAt,
        @Nullable String permit) {

    record Command(String command, List<String> outcomes) {}

    record Fault(String field, String code, String message) {}

    record Line(Instant at, String by, String command, String outcome, String from, String to, Details details) {}

    /** What a list shows of it. */
    record Summary(
            String id, String number, String procedure, String title, int version, String state, String stateTitle) {
        static Summary of(DossierFile file, Locale locale) {
            return new Summary(
                    file.id().toString(),
                    file.number(),
                    file.procedure(),
                    file.application().title(),
                    file.version(),
                    file.state(),
                    file.journey().state().titles().in(locale));
        }
    }

    static DossierAnswer of(
            DossierFile file,
            Actor actor,
            Instant now,
            Locale locale,
            List<Problem> problems,
            Function<Problem, String> words,
            @Nullable String permit) {
        var journey = file.journey();
        Party held = file.duties().get(actor.id());
        return new DossierAnswer(
                file.id().toString(),
                file.number(),
                file.procedure(),
                file.version(),
                file.state(),
                journey.state().titles().in(locale),
                journey.state().turn().map(Party::name).orElse(null),
                held == null ? null : held.name(),
                journey.open(file.standing(actor), now).stream()
                        .map(rule -> new Command(rule.command(), rule.outcomes()))
                        .toList(),
                held == Party.APPLICANT ? file.draft() : file.application(),
                problems.stream()
                        .map(problem -> new Fault(problem.field(), problem.code(), words.apply(problem)))
                        .toList(),
                ClockAnswer.all(journey, now, locale),
                file.events().stream()
                        .map(event -> line(event.passage(), event.details()))
                        .toList(),
                file.submittedAt(),
                permit);
    }

    private static Line line(Passage passage, Details details) {
        return new Line(
                passage.at(),
                passage.by().name(),
                passage.command(),
                passage.outcome(),
                passage.from(),
                passage.to(),
                details);
    }
}
