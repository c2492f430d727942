package eu.arete.hub.access.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.access.Permit;
import eu.arete.hub.accounts.OrganisationId;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Writes each passage of a dossier or a permit into the public log, in the caller's transaction: numbers, bodies, outcomes, and hashes of what the
 * register publishes, so that nobody can rewrite it later; nobody's name.
 */
@Component("accessPublication")
class Publication {

    private final PublicLog log;

    Publication(PublicLog log) {
        this.log = log;
    }

    /** @param permit its number when the event granted one */
    void passed(DossierFile dossier, Event event, Optional<String> permit) {
        Entry entry = entry(dossier, event).dossier(dossier.number());
        log.append(permit.map(entry::permit).orElse(entry));
    }

    void passed(PermitFile file, Event event) {
        Permit permit = file.permit();
        log.append(entry(file, event.passage().command(), event.details()).permit(permit.number()));
    }

    private static Entry entry(PermitFile file, String command, Details details) {
        switch (command) {
            case "accept-conditions":
                return Entry.of(EntryType.PERMIT_GRANTED)
                        .with(
                                Field.PERMIT_VERSION,
                                Integer.toString(file.permit().version()))
                        .organisation(new OrganisationId(file.organisation()));
            case "revoke":
                return Entry.of(EntryType.PERMIT_REVOKED).sha256(Sha256.of(details.reasons()));
            case "expire":
                return Entry.of(EntryType.PERMIT_EXPIRED);
            default:
                return Entry.of(EntryType.TERMS_ACCEPTED);
        }
    }

    private static Entry entry(DossierFile dossier, Event event) {
        String outcome = event.passage().outcome().toLowerCase(Locale.ROOT).replace('_', '-');
        String reasons = event.details().reasons();
        switch (event.passage().command()) {
            case "submit":
                return Entry.of(EntryType.DOSSIER_SUBMITTED)
                        .organisation(new OrganisationId(dossier.organisation()))
                        .with(Field.PROCEDURE, dossier.procedure())
                        .sha256(Sha256.of(dossier.application().title() + "\n"
                                + dossier.application().summary()));
            case "give-opinion":
                return Entry.of(EntryType.OPINION_GIVEN).outcome(outcome).sha256(Sha256.of(reasons));
            case "tacit-opinion":
                return Entry.of(EntryType.OPINION_GIVEN).outcome("tacit-" + outcome);
            case "decide":
                return Entry.of(EntryType.DECISION_TAKEN)
                        .outcome(outcome.equals("grant") ? "granted" : "refused")
                        .sha256(Sha256.of(reasons));
            case "withdraw":
                return Entry.of(EntryType.DOSSIER_CLOSED).outcome("withdrawn");
            case "lapse":
                return Entry.of(EntryType.DOSSIER_CLOSED).outcome("lapsed");
            default:
                return Entry.of(EntryType.DOSSIER_MOVED).outcome(event.passage().command());
        }
    }

    /** Of the UTF-8 text as the register shows it. */
}
