package eu.arete.hub.access.web;

import eu.arete.hub.access.DatasetScope;
import eu.arete.hub.access.Period;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.Population;
import eu.arete.hub.access.internal.PermitFile;
import eu.arete.hub.accounts.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A permit as the API tells it to one person. */
record PermitAnswer(
        String id,
        String number,
        int version,
        String dossier,
        String title,
        String state,
        boolean inForce,
        List<DatasetScope> scope,
        Period period,
        Population population,
        List<User> namedUsers,
        LocalDate start,
        LocalDate end,
        List<String> conditions,
        List<String> commands) {

    record User(String person, boolean acceptedTerms) {}

    static PermitAnswer of(PermitFile file, Actor actor, Instant now) {
        Permit permit = file.permit();
        return new PermitAnswer(
                permit.id().toString(),
                permit.number(),
                permit.version(),
                permit.dossier().toString(),
                permit.title(),
                permit.state().name(),
                permit.inForce(now),
                permit.scope(),
                permit.period(),
                permit.population(),
                permit.namedUsers().stream()
                        .map(user -> new User(user.person().toString(), user.acceptedTerms()))
                        .toList(),
                permit.start(),
                permit.end(),
                permit.conditions(),
                file.journey().open(file.standing(actor), now).stream()
                        .map(rule -> rule.command())
                        .toList());
    }
}
