package eu.arete.hub.accounts.internal;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import eu.arete.hub.accounts.Person;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One-time codes of an authenticator application (RFC 6238), each accepted once, and recovery codes beside them. */
@Component
public class SecondFactors {
    /** Shown once, to be read by an authenticator application. */
    public record Enrolment(String secret, String uri) {}

    private static final int STEP_SECONDS = 30;
    /** Clocks differ: the step before and the step after are accepted too (RFC 6238 section 5.2). */
    private static final int DRIFT = 1;

    private static final int RECOVERY_CODES = 10;

    private final JdbcClient jdbc;
    private final SealedSecrets sealed;
    private final Clock clock;
    private final SecureRandom random;

    SecondFactors(JdbcClient jdbc, SealedSecrets sealed, Clock clock, SecureRandom random) {
        this.jdbc = jdbc;
        this.sealed = sealed;
        this.clock = clock;
        this.random = random;
    }

    public boolean enrolled(PersonId person) {
        return jdbc.sql("select count(*) from accounts.totp where person = :person and secret is not null")
                        .param("person", person.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Starts an enrolment; an authenticator enrolled before stays valid until the new one has proven itself. */
    public Enrolment begin(Person person) {
        byte[] secret = new byte[20];
        random.nextBytes(secret);
        jdbc.sql("""
                insert into accounts.totp (person, pending) values (:person, :pending)
                on conflict (person) do update set pending = excluded.pending
                """)
                .param("person", person.id().value())
                .param("pending", sealed.seal(secret, person.id().toString()))
                .update();
        return enrolment(person, secret);
    }

    Optional<Enrolment> begun(Person person) {
        return jdbc.sql("select pending from accounts.totp where person = :person and pending is not null")
                .param("person", person.id().value())
                .query(byte[].class)
                .optional()
                .map(pending ->
                        enrolment(person, sealed.open(pending, person.id().toString())));
    }

    private static Enrolment enrolment(Person person, byte[] secret) {
        String text = Base32.toBase32String(secret).replace("=", "");
        String label = URLEncoder.encode("Arête:" + person.email(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return new Enrolment(text, "otpauth://totp/" + label + "?secret=" + text + "&issuer=Ar%C3%AAte");
    }

    /** @return the recovery codes, to be shown once */
    @Transactional
    public List<String> confirm(PersonId person, String code) {
        byte[] pending = jdbc.sql(
                        "select pending from accounts.totp where person = :person and pending is not null for update")
                .param("person", person.value())
                .query(byte[].class)
                .optional()
                .orElseThrow(() -> Refused.conflict("accounts.no-enrolment"));
        long step = stepOf(sealed.open(pending, person.toString()), code)
                .orElseThrow(() -> Refused.because("accounts.code").at(Place.field("code")));
        jdbc.sql("""
                update accounts.totp set secret = pending, pending = null, last_step = :step, confirmed_at = now()
                where person = :person
                """).param("step", step).param("person", person.value()).update();
        return newRecoveryCodes(person);
    }

    /** Checks and uses up a code: the same one opens no second session. */
    boolean use(PersonId person, String code) {
        String typed = code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return typed.length() == 6 ? useTotp(person, typed) : useRecovery(person, typed);
    }

    private boolean useTotp(PersonId person, String code) {
        Optional<Long> step = jdbc.sql("select secret from accounts.totp where person = :person and secret is not null")
                .param("person", person.value())
                .query(byte[].class)
                .optional()
                .flatMap(secret -> stepOf(sealed.open(secret, person.toString()), code));
        return step.isPresent()
                && jdbc.sql("""
                        update accounts.totp set last_step = :step where person = :person and last_step < :step
                        """)
                                .param("step", step.get())
                                .param("person", person.value())
                                .update()
                        == 1;
    }

    private boolean useRecovery(PersonId person, String code) {
        return jdbc.sql("delete from accounts.recovery_code where person = :person and code_hash = :hash")
                        .param("person", person.value())
                        .param("hash", Sessions.hash(code))
                        .update()
                == 1;
    }

    @Transactional
    public List<String> newRecoveryCodes(PersonId person) {
        jdbc.sql("delete from accounts.recovery_code where person = :person")
                .param("person", person.value())
                .update();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            byte[] bytes = new byte[10];
            random.nextBytes(bytes);
            String code = Base32.toBase32String(bytes);
            jdbc.sql("insert into accounts.recovery_code (person, code_hash) values (:person, :hash)")
                    .param("person", person.value())
                    .param("hash", Sessions.hash(code))
                    .update();
            codes.add(String.join("-", code.split("(?<=\\G.{4})")));
        }
        return codes;
    }

    @Transactional
    public void remove(PersonId person) {
        jdbc.sql("delete from accounts.totp where person = :person")
                .param("person", person.value())
                .update();
        jdbc.sql("delete from accounts.recovery_code where person = :person")
                .param("person", person.value())
                .update();
    }

    private Optional<Long> stepOf(byte[] secret, String code) {
        long now = clock.instant().getEpochSecond() / STEP_SECONDS;
        for (long step = now - DRIFT; step <= now + DRIFT; step++) {
            if (MessageDigest.isEqual(
                    codeAt(secret, step).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8))) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    static String codeAt(byte[] secret, long step) {
        try {
            return new HmacOneTimePasswordGenerator(6)
                    .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), step, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Any bytes make an HMAC key", e);
        }
    }
}
