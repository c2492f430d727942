package eu.arete.hub.documents.internal;

import eu.arete.hub.Sha256;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.documents.text.Blackout;
import eu.arete.hub.documents.text.Page;
import eu.arete.hub.documents.text.SafePdf;
import eu.arete.hub.documents.text.SafeText;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** A draft that another person approves becomes a public document: rebuilt from the text kept, told to the log, shown once the log shows it. */
@Service("documentsPublishing")
public class Publishing {

    private final EditionStore editions;
    private final RequestStore requests;
    private final Sheets sheets;
    private final Originals originals;
    private final Grounds grounds;
    private final Series series;
    private final PublicLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Publishing(
            EditionStore editions,
            RequestStore requests,
            Sheets sheets,
            Originals originals,
            Grounds grounds,
            Series series,
            PublicLog log,
            TransactionTemplate transaction,
            Clock clock) {
        this.editions = editions;
        this.requests = requests;
        this.sheets = sheets;
        this.originals = originals;
        this.grounds = grounds;
        this.series = series;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Approves what was proposed, as this person saw it, and waits until it is public.
     *
     * @param changes of the draft when it was looked at
     * @return the number of the document
     */
    public String approve(Actor actor, UUID id, int changes) {
        Drafting.mustReadOriginals(actor);
        Approved approved = Objects.requireNonNull(transaction.execute(status -> approved(actor, id, changes)));
        log.awaitPublished(approved.entry());
        show(id);
        return approved.number();
    }

    private record Approved(String number, EntryId entry) {}

    private Approved approved(Actor actor, UUID id, int changes) {
        Edition edition = editions.lock(id).orElseThrow(() -> Refused.notFound("documents.no-such-draft"));
        if (edition.state() != Edition.State.PROPOSED) {
            throw Refused.conflict("documents.not-proposed");
        }
        if (edition.changes() != changes) {
            throw Refused.conflict("documents.changed-meanwhile");
        }
        if (edition.proposer().filter(actor.id()::equals).isPresent()) {
            throw Refused.forbidden("documents.own-proposal");
        }
        List<Page> pages = Blackout.apply(originals.pages(edition), edition.spans());
        String revised = edition.revises();
        String number = revised != null ? revised : series.next("DOC");
        UUID document = revised != null ? editions.document(revised).orElseThrow() : editions.addDocument(number);
        int version = editions.nextVersion(document);
        byte[] safe = safe(edition, number + " · v" + version, pages);
        String sha256 = Sha256.of(safe);
        Entry entry = Entry.of(EntryType.DOCUMENT_PUBLISHED)
                .with(Field.DOCUMENT, number)
                .sha256(sha256);
        String request = edition.request();
        if (request != null) {
            entry = entry.with(Field.REQUEST, request);
            requests.release(requests.find(request).orElseThrow().id(), document);
        }
        EntryId logged = log.append(entry);
        sheets.add(id, pages);
        editions.approve(edition, document, version, actor.id(), clock.instant(), safe, sha256, logged.value());
        return new Approved(number, logged);
    }

    /** Both languages stand in the place of a passage: the file is one for all readers. */
    private byte[] safe(Edition edition, String foot, List<Page> pages) {
        UnaryOperator<String> words = code -> {
            Ground ground = grounds.named(code);
            return ground.label(Locale.FRENCH) + " / " + ground.titles().in(Locale.ENGLISH);
        };
        Description told = edition.description();
        return edition.pdf()
                ? SafePdf.write(told.title(), told.author(), foot, pages, words)
                : SafeText.write(told.title(), foot, pages, words).getBytes(StandardCharsets.UTF_8);
    }

    /** Shows what was approved and is in the public log by now: also after the hub was stopped in between. */
    public void showPublished() {
        editions.awaitingTheLog().stream()
                .filter(approved -> log.isPublished(new EntryId(approved.entry())))
                .forEach(approved -> show(approved.id()));
    }

    private void show(UUID id) {
        transaction.executeWithoutResult(status -> {
            Edition edition = editions.lock(id).orElseThrow();
            editions.show(edition);
            for (UUID earlier : editions.earlier(edition)) {
                if (edition.replacesEarlier()) {
                    editions.withdraw(earlier, edition);
                    sheets.erase(earlier);
                } else {
                    sheets.forgetWords(earlier);
                }
            }
        });
    }
}
