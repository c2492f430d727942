package eu.arete.hub.documents.internal;

import eu.arete.hub.documents.DocumentKind;
import eu.arete.hub.documents.PublicDocument;
import eu.arete.hub.documents.text.Cleaning;
import eu.arete.hub.procedures.Party;
import eu.arete.hub.procedures.Procedures;
import eu.arete.hub.procedures.Rule;
import eu.arete.hub.procedures.Standing;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.privacy.ExpectedDigits;
import eu.arete.privacy.PersonalData;
import eu.arete.privacy.PersonalDataDetector;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What anyone may do without an account: ask, read how requests fare, and follow their own with its code. */
@Service("documentsAsking")
public class Requests {

    private static final Standing REQUESTER = new Standing(Set.of(), Optional.of(Party.REQUESTER));
    private static final int LONGEST = 5_000;

    /** Of the same length as a hash, for a number that does not exist: the answer takes as long. */
    private static final byte[] NOBODYS = new byte[32];

    private final RequestStore store;
    private final Shelf shelf;
    private final Moves moves;
    private final Sealed sealed;
    private final Series series;
    private final SecureRandom random;
    private final Clock clock;
    private volatile @Nullable Delays delays;

    Requests(
            RequestStore store,
            Shelf shelf,
            Moves moves,
            Sealed sealed,
            Series series,
            SecureRandom random,
            Clock clock) {
        this.store = store;
        this.shelf = shelf;
        this.moves = moves;
        this.sealed = sealed;
        this.series = series;
        this.random = random;
        this.clock = clock;
    }

    /** What somebody asks, as they typed it. */
    public record Asked(
            @Nullable DocumentKind kind,
            @Nullable String subject,
            @Nullable String body,
            @Nullable String contact) {
        @Override
        public String toString() {
            return "Asked[hidden]";
        }
    }

    /**
     * A request just received.
     *
     * @param code shown this once
     */
    public record Received(String number, String code) {
        @Override
        public String toString() {
            return "Received[" + number + "]";
        }
    }

    /** What a person should know before they send: what answers already, and what of themselves everybody would read. */
    public record Advice(List<PublicDocument> answers, Optional<PersonalData> personal) {

        public boolean nothing() {
            return answers.isEmpty() && personal.isEmpty();
        }
    }

    @Transactional(readOnly = true)
    public Advice advise(Asked asked) {
        Asked checked = checked(asked);
        String subject = String.valueOf(checked.subject());
        return new Advice(shelf.answering(subject), personal(subject + "\n" + checked.body()));
    }

    @Transactional
    public Received ask(Asked asked) {
        Asked checked = checked(asked);
        Instant now = clock.instant();
        String code = FollowUpCode.draw(random);
        String contact = checked.contact();
        RequestFile request = new RequestFile(
                UUID.randomUUID(),
                series.next("R"),
                Fields.present("kind", checked.kind()),
                String.valueOf(checked.subject()),
                String.valueOf(checked.body()),
                1,
                now,
                null,
                contact != null,
                List.of());
        store.add(
                request,
                FollowUpCode.hash(code),
                contact == null ? null : sealed.keep("contacts", contact.getBytes(StandardCharsets.UTF_8)));
        moves.move(request, "ask", Rule.PLAIN, REQUESTER, Moves.Said.NOTHING);
        return new Received(request.number(), code);
    }

    private static Asked checked(Asked asked) {
        String contact = asked.contact();
        if (contact != null && !contact.isBlank()) {
            contact = Fields.text("contact", contact, 200);
            if (!contact.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
                throw Refused.because("documents.contact-malformed").at(Place.field("contact"));
            }
        } else {
            contact = null;
        }
        return new Asked(
                Fields.present("kind", asked.kind()),
                Cleaning.clean(Fields.text("subject", asked.subject(), 200)),
                Cleaning.clean(Fields.text("body", asked.body(), LONGEST)),
                contact);
    }

    /** What everybody would read of a person, if anything. */
    public static Optional<PersonalData> personal(String text) {
        return PersonalDataDetector.find(text, ExpectedDigits.NONE);
    }

    /** Latest first. */
    @Transactional(readOnly = true)
    public List<RequestFile> some(int most, int after) {
        return store.some(most, after).stream().map(RequestFile::asShown).toList();
    }

    @Transactional(readOnly = true)
    public RequestFile read(String number) {
        return store.find(number)
                .map(RequestFile::asShown)
                .orElseThrow(() -> Refused.notFound("documents.no-such-request", number));
    }

    @Transactional(readOnly = true)
    public List<PublicDocument> released(RequestFile request) {
        return shelf.releasedFor(request.id());
    }

    /** Computed anew when a request moved or a day began: anyone may ask for it as often as they like. */
    @Transactional(readOnly = true)
    public List<AnswerTimes.Line> delays() {
        Instant now = clock.instant();
        long state = store.changes();
        LocalDate today = LocalDate.ofInstant(now, Series.ZONE);
        Delays known = delays;
        if (known == null || known.state() != state || !known.day().equals(today)) {
            known = new Delays(state, today, AnswerTimes.of(store.all(), now));
            delays = known;
        }
        return known.lines();
    }

    private record Delays(long state, LocalDate day, List<AnswerTimes.Line> lines) {}

    public long count() {
        return store.count();
    }

    public Instant now() {
        return clock.instant();
    }

    /** The commands open to who holds the code, the first one, which asks, aside. */
    @Transactional(readOnly = true)
    public List<Rule> open(String number, String code) {
        return holding(number, code).journey().open(REQUESTER, clock.instant());
    }

    /** Gives a command as who asked. */
    @Transactional
    public void act(String number, String code, String command, String outcome, @Nullable String message) {
        holding(number, code);
        RequestFile request = store.lock(number).orElseThrow();
        String text =
                message == null || message.isBlank() ? null : Cleaning.clean(Fields.text("message", message, LONGEST));
        if (text == null && (command.equals("clarify") || command.equals("ask"))) {
            throw Refused.because("site.field-missing", "message").at(Place.field("message"));
        }
        if (text != null && personal(text).isPresent()) {
            throw Refused.because("documents.personal-data", personal(text).get())
                    .at(Place.field("message"));
        }
        moves.move(request, command, outcome, REQUESTER, new Moves.Said(null, text, List.of()));
    }

    /** Has the hub forget how to reach who asked. */
    @Transactional
    public void forgetContact(String number, String code) {
        RequestFile request = holding(number, code);
        store.contact(request.id()).ifPresent(sealed::erase);
        store.forgetContact(request.id());
    }

    /** Time that passed. */
    @Transactional
    public void passTime() {
        Instant now = clock.instant();
        List<String> leaving = Procedures.DOCUMENTS.rules().stream()
                .filter(rule -> rule.by() == Party.CLOCK)
                .map(Rule::state)
                .distinct()
                .toList();
        for (RequestFile seen : store.in(leaving)) {
            if (!seen.journey().due(now).isEmpty()) {
                RequestFile request = store.lock(seen.number()).orElseThrow();
                request.journey().due(now).stream()
                        .findFirst()
                        .ifPresent(rule -> moves.move(
                                request, rule.command(), rule.outcomes().get(0), Standing.CLOCK, Moves.Said.NOTHING));
            }
        }
    }

    private RequestFile holding(String number, String code) {
        byte[] known = store.codeHash(number).orElse(NOBODYS);
        boolean right = MessageDigest.isEqual(known, FollowUpCode.hash(code));
        if (!right) {
            throw Refused.notFound("documents.wrong-code").at(Place.field("code"));
        }
        return store.find(number).orElseThrow();
    }
}
