package eu.arete.hub.hosting.register;

import eu.arete.hub.Sha256;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublicLog;
import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import eu.arete.hub.site.Throttle;
import eu.arete.privacy.ExpectedDigits;
import eu.arete.privacy.PersonalDataDetector;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The right of reply: anyone, without an account, shown at once. Hiding one is a public act with a reason. */
@Service
public class Replies {
    private static final int PER_MINUTE = 5;
    private static final int PER_DAY = 100;
    private static final int LONGEST = 3_000;

    private final JdbcClient jdbc;
    private final HostRegister register;
    private final PublicLog log;
    private final Clock clock;
    private final Throttle throttle;

    Replies(JdbcClient jdbc, HostRegister register, PublicLog log, Clock clock) {
        this.jdbc = jdbc;
        this.register = register;
        this.log = log;
        this.clock = clock;
        this.throttle = new Throttle(PER_MINUTE, clock);
    }

    /** @param address where it comes from, to slow floods; not kept */
    public void add(
            String address, String service, @Nullable Long fact, @Nullable String author, @Nullable String words) {
        throttle.count(address);
        register.mustExist(service);
        String who = plain("author", Fields.text("author", author, 100));
        String what = plain("words", Fields.text("words", words, LONGEST));
        if (fact != null && register.ever(service).stream().noneMatch(known -> known.id() == fact)) {
            throw Refused.notFound("hosting.register.no-such-fact");
        }
        Instant now = clock.instant();
        long today = jdbc.sql("select count(*) from hosting.reply where service = :service and received_at > :since")
                .param("service", service)
                .param("since", Timestamp.from(now.minus(Duration.ofDays(1))))
                .query(Long.class)
                .single();
        if (today >= PER_DAY) {
            throw Refused.because("hosting.register.replies-full").with(HttpStatus.TOO_MANY_REQUESTS);
        }
        jdbc.sql("""
                insert into hosting.reply (service, fact, author, words, received_at)
                values (:service, :fact, :author, :words, :now)
                """)
                .param("service", service)
                .param("fact", fact)
                .param("author", who)
                .param("words", what)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Plain text: no control characters but line ends, and nothing by which a person is named or reached. */
    private static String plain(String field, String text) {
        String plain = text.replace("\r\n", "\n")
                .codePoints()
                .filter(c -> c == '\n' || !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (PersonalDataDetector.find(plain, ExpectedDigits.NONE).isPresent()) {
            throw Refused.because("hosting.register.personal-data", field).at(Place.field(field));
        }
        return Fields.text(field, plain, LONGEST);
    }

    /** Oldest first; the words of one that is hidden are left out, its reason is not. */
    public List<Reply> to(String service) {
        return jdbc.sql("""
                select id, service, fact, author, words, received_at, hidden_reason from hosting.reply
                where service = :service order by id
                """).param("service", service).query(Replies::reply).list();
    }

    /** @param reason shown in place of the words */
    @Transactional
    public void hide(Actor actor, String service, long id, @Nullable String reason) {
        if (!actor.is(Role.AUTHORITY)) {
            actor.mustBe(Role.ADMINISTRATOR);
        }
        String why = plain("reason", Fields.text("reason", reason, 500));
        int hidden = jdbc.sql("""
                update hosting.reply set hidden_at = :now, hidden_reason = :reason
                where id = :id and service = :service and hidden_at is null
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("reason", why)
                .param("id", id)
                .param("service", service)
                .update();
        if (hidden == 0) {
            throw Refused.notFound("hosting.register.no-such-reply");
        }
        log.append(Entry.of(EntryType.HOST_FACT_CHANGED)
                .with(Field.SERVICE, service)
                .outcome("reply-hidden")
                .sha256(Sha256.of((id + "\n" + why).getBytes(StandardCharsets.UTF_8))));
    }

    private static Reply reply(ResultSet row, int number) throws SQLException {
        Optional<String> hidden = Optional.ofNullable(row.getString("hidden_reason"));
        long fact = row.getLong("fact");
        Optional<Long> about = row.wasNull() ? Optional.empty() : Optional.of(fact);
        return new Reply(
                row.getLong("id"),
                row.getString("service"),
                about,
                hidden.isPresent() ? "" : row.getString("author"),
                hidden.isPresent() ? "" : row.getString("words"),
                row.getTimestamp("received_at").toInstant(),
                hidden);
    }
}
