package eu.arete.hub.access.web;

import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.internal.Application;
import eu.arete.hub.access.internal.Casework;
import eu.arete.hub.access.internal.Desk;
import eu.arete.hub.access.internal.Details;
import eu.arete.hub.access.internal.DossierFile;
import eu.arete.hub.access.internal.Grants;
import eu.arete.hub.access.internal.Problem;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.Rule;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Dossiers over HTTP: the same commands as on the pages. */
@RestController
@RequestMapping("/api/v1/dossiers")
class DossierApi {

    private final Casework casework;
    private final Desk desk;
    private final Grants grants;
    private final Words words;
    private final Clock clock;

    DossierApi(Casework casework, Desk desk, Grants grants, Words words, Clock clock) {
        this.casework = casework;
        this.desk = desk;
        this.grants = grants;
        this.words = words;
        this.clock = clock;
    }

    /** @param procedure {@code fr-standard} when not said */
    record Opening(@Nullable String procedure) {}

    record Draft(@Nullable Integer version, @Nullable Application application) {}

    /** @param outcome {@code DONE} when not said */
    record Order(
            @Nullable Integer version,
            @Nullable String outcome,
            @Nullable String reasons,
            @Nullable String recommendations,
            @Nullable List<String> fields,
            @Nullable List<String> conditions) {

        Details details() {
            return new Details(
                    reasons == null ? "" : reasons,
                    recommendations == null ? "" : recommendations,
                    fields == null ? List.of() : fields,
                    conditions == null ? List.of() : conditions);
        }
    }

    @GetMapping
    Map<String, List<DossierAnswer.Summary>> list(Actor actor, Locale locale) {
        return Map.of(
                "own", summaries(desk.own(actor), locale),
                "waiting", summaries(desk.waiting(actor), locale));
    }

    @PostMapping
    ResponseEntity<DossierAnswer> open(Actor actor, @RequestBody Opening opening, Locale locale) {
        String procedure = opening.procedure() == null ? "fr-standard" : opening.procedure();
        DossierFile file = casework.open(actor, procedure);
        return ResponseEntity.created(URI.create("/api/v1/dossiers/" + file.id()))
                .body(tell(file, actor, locale));
    }

    @GetMapping("/{id}")
    DossierAnswer read(Actor actor, @PathVariable("id") String id, Locale locale) {
        return tell(casework.read(actor, Ids.dossier(id)), actor, locale);
    }

    @PutMapping("/{id}/application")
    DossierAnswer save(Actor actor, @PathVariable("id") String id, @RequestBody Draft draft, Locale locale) {
        Application application = draft.application();
        if (application == null) {
            throw Refused.because("access.application-missing").at(Place.field("application"));
        }
        DossierId dossier = Ids.dossier(id);
        return tell(casework.save(actor, dossier, version(draft.version()), application), actor, locale);
    }

    @PostMapping("/{id}/{command}")
    DossierAnswer give(
            Actor actor,
            @PathVariable("id") String id,
            @PathVariable("command") String command,
            @RequestBody Order order,
            Locale locale) {
        String outcome = order.outcome() == null ? Rule.PLAIN : order.outcome();
        DossierId dossier = Ids.dossier(id);
        DossierFile after = casework.give(actor, dossier, version(order.version()), command, outcome, order.details());
        return tell(after, actor, locale);
    }

    private static int version(@Nullable Integer version) {
        if (version == null) {
            throw Refused.because("access.version-missing").at(Place.field("version"));
        }
        return version;
    }

    private DossierAnswer tell(DossierFile file, Actor actor, Locale locale) {
        boolean own = file.duties().get(actor.id()) == Party.APPLICANT;
        List<Problem> problems =
                own && !file.journey().state().isClosed() ? casework.check(file).problems(file.draft()) : List.of();
        return DossierAnswer.of(
                file,
                actor,
                clock.instant(),
                locale,
                problems,
                problem -> words.problem(problem, locale),
                grants.of(file.id()).map(p -> p.permit().id().toString()).orElse(null));
    }

    private static List<DossierAnswer.Summary> summaries(List<DossierFile> files, Locale locale) {
        return files.stream()
                .map(file -> DossierAnswer.Summary.of(file, locale))
                .toList();
    }
}
