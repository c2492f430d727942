package eu.arete.hub.hosting.register;

import eu.arete.hub.Sha256;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryId;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes to what is known of hosts, each told by the public log in the same transaction. */
@Service
public class Declarations {
    private static final Pattern SERVICE = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");
    private static final String AUDITED = "audited";

    private final FactTable table;
    private final Archives archives;
    private final PublicLog log;
    private final Clock clock;

    Declarations(FactTable table, Archives archives, PublicLog log, Clock clock) {
        this.table = table;
        this.archives = archives;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Takes a whole declaration for what is now known of a service, whenever it holds. What it says no more is kept as what was known
     * until now; what it says again is untouched.
     *
     * @return whether anything changed
     */
    @Transactional
    public boolean declare(Actor actor, String service, byte[] json) {
        actor.mustBe(Role.ADMINISTRATOR);
        if (!SERVICE.matcher(service).matches() || !Shape.isSlug(service)) {
            throw Refused.because("hosting.register.service-name").at(Place.field("id"));
        }
        List<Draft> drafts = DeclarationReader.read(json);
        DeclarationCheck.check(service, drafts);
        boolean first = table.lock(service, clock.instant());
        Instant now = now(service);
        List<Fact> before = table.current(service);
        Set<String> wanted = drafts.stream().map(Declarations::key).collect(Collectors.toSet());
        Set<String> standing = before.stream().map(Declarations::key).collect(Collectors.toSet());
        List<Draft> fresh =
                drafts.stream().filter(draft -> !standing.contains(key(draft))).toList();
        mayStand(drafts, fresh);
        List<Fact> gone =
                before.stream().filter(fact -> !wanted.contains(key(fact))).toList();
        if (fresh.isEmpty() && gone.isEmpty()) {
            return false;
        }
        gone.forEach(fact -> table.supersede(fact.id(), now));
        String organisation = actor.organisation().value();
        fresh.forEach(draft -> table.add(service, draft, now, actor.id().value(), organisation, null));
        version(service, now, organisation, first ? "declared" : "changed");
        return true;
    }

    /** What is demonstrated can be looked at here; what is audited was so by somebody else, and as it stands. */
    private void mayStand(List<Draft> drafts, List<Draft> fresh) {
        Set<String> kept = archives.all();
        for (Draft draft : fresh) {
            Place place = Place.field(draft.place() + ".standing");
            if (draft.value("standing").equals(AUDITED)) {
                throw Refused.because("hosting.register.audited-by-another").at(place);
            }
            boolean shown = drafts.stream()
                    .filter(other ->
                            other.kind() == Kind.EVIDENCE && other.value("id").equals(draft.value("evidence")))
                    .anyMatch(evidence -> kept.contains(evidence.value("sha256")));
            if (draft.value("standing").equals("demonstrated") && !shown) {
                throw Refused.because("hosting.register.demonstrated-without-copy", draft.value("evidence"))
                        .at(place);
            }
        }
    }

    /** Marks a fact as checked, by somebody who did not declare it. */
    @Transactional
    public void audit(Actor actor, String service, long id) {
        if (!actor.is(Role.COMMITTEE)) {
            actor.mustBe(Role.AUTHORITY);
        }
        Fact fact = table.find(id)
                .filter(found -> found.service().equals(service) && found.kind() != Kind.EVIDENCE)
                .orElseThrow(() -> Refused.notFound("hosting.register.no-such-fact"));
        table.lock(service, clock.instant());
        Instant now = now(service);
        boolean current =
                table.find(id).filter(found -> found.supersededAt().isEmpty()).isPresent();
        if (!current || fact.value("standing").equals(AUDITED)) {
            throw Refused.conflict("hosting.register.fact-moved");
        }
        if (table.declarer(id).equals(actor.id().value())) {
            throw Refused.forbidden("hosting.register.audited-by-another");
        }
        Draft audited = new Draft(fact.kind(), "", fact.values()).with("standing", AUDITED);
        table.supersede(id, now);
        table.add(
                service,
                audited,
                now,
                table.declarer(id),
                fact.organisation(),
                actor.organisation().value());
        version(service, now, actor.organisation().value(), AUDITED);
    }

    /** Says that this hub runs on that service. */
    @Transactional
    public void isOurs(Actor actor, String service) {
        actor.mustBe(Role.ADMINISTRATOR);
        if (!table.exists(service)) {
            throw Refused.notFound("hosting.register.no-such-service");
        }
        table.lock(service, clock.instant());
        table.lockOurs();
        Instant now = now(service);
        if (table.oursAt(now).filter(service::equals).isPresent()) {
            return;
        }
        table.ours(service, now);
        List<Fact> facts = table.current(service);
        log.append(Entry.of(EntryType.HOST_DECLARED)
                .with(Field.ORGANISATION, actor.organisation().value())
                .with(Field.SERVICE, service)
                .outcome("ours")
                .sha256(hash(facts)));
    }

    private void version(String service, Instant now, String organisation, String what) {
        String sha256 = hash(table.current(service));
        Entry entry = "declared".equals(what)
                ? Entry.of(EntryType.HOST_DECLARED).with(Field.ORGANISATION, organisation)
                : Entry.of(EntryType.HOST_FACT_CHANGED);
        EntryId told =
                log.append(entry.with(Field.SERVICE, service).outcome(what).sha256(sha256));
        int number = table.versions(service).size() + 1;
        table.add(service, new Version(number, now, sha256, organisation, what, told.value()));
    }

    private static String hash(List<Fact> facts) {
        return Sha256.of(CanonicalJson.declaration(facts).getBytes(StandardCharsets.UTF_8));
    }

    /** As exact as the database keeps it, and never before the last change of this service, even when a clock is set back. */
    private Instant now(String service) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return table.versions(service).stream()
                .findFirst()
                .map(Version::recordedAt)
                .filter(now::isBefore)
                .orElse(now);
    }

    private static String key(Draft draft) {
        return draft.kind() + draft.body();
    }

    private static String key(Fact fact) {
        return fact.kind() + fact.body();
    }
}
