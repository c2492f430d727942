package eu.arete.hub.access.internal;

import eu.arete.hub.accounts.Actor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What lies on a person's desk: their own dossiers, and those that wait for them. */
@Service
public class Desk {

    private final DossierStore dossiers;
    private final PermitStore permits;
    private final Clock clock;

    Desk(DossierStore dossiers, PermitStore permits, Clock clock) {
        this.dossiers = dossiers;
        this.permits = permits;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<DossierFile> own(Actor actor) {
        return dossiers.ofMember(actor.id()).stream()
                .filter(file -> file.isVisibleTo(actor))
                .toList();
    }

    /** Dossiers in which it is this person's turn to judge, the most pressing first. */
    @Transactional(readOnly = true)
    public List<DossierFile> waiting(Actor actor) {
        return dossiers.submitted().stream()
                .filter(file -> file.journey()
                        .state()
                        .turn()
                        .filter(party ->
                                party.isTakenByRole() && file.standing(actor).mayActAs(party))
                        .isPresent())
                .sorted(Comparator.comparing(this::nextDue))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<PermitFile> permits(Actor actor) {
        return DossierFile.capable(actor.roles()).isEmpty() ? permits.ofPerson(actor.id()) : permits.all();
    }

    private LocalDate nextDue(DossierFile file) {
        return file.journey().clocks(clock.instant()).stream()
                .filter(reading -> reading.isUnderWay())
                .flatMap(reading -> reading.dueOn().stream())
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
    }
}
