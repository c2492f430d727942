package eu.arete.hub.access.internal;

import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.Accounts;
import eu.arete.hub.accounts.Organisation;
import eu.arete.hub.accounts.OrganisationId;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.Passage;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What anyone may read of dossiers and permits (EHDS art. 57(1)(j) and 58; CSP R.1461-9): bodies, purposes, data, opinions, decisions and clocks; no person. */
@Service
public class Register {

    private static final Set<String> WORK_IN_PROGRESS = Set.of("save");
    private static final Set<String> PUBLISHED_REASONS =
            Set.of("give-opinion", "decide", "extend-opinion", "extend-decision");

    private final DossierStore dossiers;
    private final PermitStore permits;
    private final Accounts accounts;
    private final Clock clock;

    Register(DossierStore dossiers, PermitStore permits, Accounts accounts, Clock clock) {
        this.dossiers = dossiers;
        this.permits = permits;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @param permit null unless one was granted */
    public record Entry(
            DossierFile file,
            String body,
            List<Milestone> milestones,
            @Nullable Granted permit) {

        public Optional<Granted> granted() {
            return Optional.ofNullable(permit);
        }
    }

    /** @param reasons published ones; empty for the steps whose content is between the applicant and the reviewers */
    public record Milestone(
            LocalDate on,
            Party by,
            String command,
            String outcome,
            String to,
            String reasons,
            String recommendations) {}

    @Transactional(readOnly = true)
    public List<Entry> entries() {
        Map<DossierId, Granted> granted = permits.published();
        return dossiers.submitted().stream().map(file -> entry(file, granted)).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Entry> entry(String number) {
        return dossiers.byNumber(number).filter(DossierFile::isSubmitted).map(file -> entry(file, permits.published()));
    }

    @Transactional(readOnly = true)
    public List<Delays.Delay> delays() {
        return Delays.of(dossiers.submitted(), clock.instant());
    }

    /** How many dossiers were ever received. */
    public long received() {
        return dossiers.countSubmitted();
    }

    public long permitsInForce() {
        return permits.countInForce(LocalDate.ofInstant(clock.instant(), Permit.ZONE));
    }

    public Instant now() {
        return clock.instant();
    }

    private Entry entry(DossierFile file, Map<DossierId, Granted> granted) {
        OrganisationId body = new OrganisationId(file.organisation());
        List<Milestone> milestones = file.events().stream()
                .filter(event -> !WORK_IN_PROGRESS.contains(event.passage().command()))
                .map(Register::milestone)
                .toList();
        return new Entry(
                file,
                accounts.organisation(body).map(Organisation::name).orElse(file.organisation()),
                milestones,
                granted.get(file.id()));
    }

    private static Milestone milestone(Event event) {
        Passage passage = event.passage();
        boolean published = PUBLISHED_REASONS.contains(passage.command());
        return new Milestone(
                LocalDate.ofInstant(passage.at(), Permit.ZONE),
                passage.by(),
                passage.command(),
                passage.outcome(),
                passage.to(),
                published ? event.details().reasons() : "",
                published ? event.details().recommendations() : "");
    }
}
