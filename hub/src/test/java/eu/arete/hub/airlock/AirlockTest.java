package eu.arete.hub.airlock;

import eu.arete.hub.HubTest;
import eu.arete.hub.Visitor;
import eu.arete.hub.access.DossierId;
import eu.arete.hub.access.GivenPermits;
import eu.arete.hub.access.NamedUser;
import eu.arete.hub.access.Period;
import eu.arete.hub.access.Permit;
import eu.arete.hub.access.PermitId;
import eu.arete.hub.access.Population;
import eu.arete.hub.accounts.PersonId;
import eu.arete.hub.airlock.internal.ProjectExtracts;
import eu.arete.hub.airlock.internal.query.ExtractSchema;
import eu.arete.hub.airlock.internal.query.SmallExtract;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** A hub whose permits are what a test says, all on the one small extract. */
@Import(AirlockTest.SmallHub.class)
abstract class AirlockTest extends HubTest {

    static final String BY_SEX = "SELECT SEX, count(DISTINCT IDT) AS persons FROM BEN GROUP BY SEX";

    @Autowired
    private GivenPermits permits;

    /** A permit in force whose project is these people, the first being its applicant too. */
    Permit permit(Visitor... people) {
        List<NamedUser> named = Arrays.stream(people)
                .map(visitor -> new NamedUser(visitor.person().id(), true))
                .toList();
        return permit(Permit.State.GRANTED, people[0].person().id(), named);
    }

    /** A permit whose last day was yesterday, though nobody has noted it yet. */
    Permit over(Visitor user) {
        return permit(
                Permit.State.GRANTED,
                user.person().id(),
                List.of(new NamedUser(user.person().id(), true)),
                today().minusDays(1));
    }

    Permit permit(Permit.State state, PersonId applicant, List<NamedUser> named) {
        return permit(state, applicant, named, today().plusYears(1));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Permit.ZONE);
    }

    private Permit permit(Permit.State state, PersonId applicant, List<NamedUser> named, LocalDate end) {
        Permit permit = new Permit(
                new PermitId(UUID.randomUUID()),
                "ARETE-P-2026-" + (1000 + permits.all.size()),
                1,
                new DossierId(UUID.randomUUID()),
                "A study",
                List.of(),
                new Period(LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31)),
                Population.EVERYONE,
                applicant,
                named,
                end.minusYears(2),
                end,
                state,
                List.of());
        permits.all.add(permit);
        return permit;
    }

    static Map<String, Object> request(Permit permit, String sql) {
        return Map.of(
                "permit", permit.number(),
                "title", "Persons by sex",
                "what", "Persons of the extract by sex",
                "why", "Table 1 of the article",
                "sql", sql);
    }

    static Map<String, Object> opinion(String verdict) {
        return Map.of("verdict", verdict, "reasons", "I have looked at every cell.");
    }

    /** Asks for an output, and gives its identity. */
    String asked(Visitor user, Permit permit, String sql) {
        return user.post("/api/v1/outputs", request(permit, sql))
                .json()
                .path("id")
                .asString();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class SmallHub {

        @Bean
        @Primary
        GivenPermits givenPermits() {
            return new GivenPermits();
        }

        @Bean(destroyMethod = "close")
        SmallExtract smallExtract() throws Exception {
            return new SmallExtract(Files.createTempDirectory("small-extract"));
        }

        @Bean
        @Primary
        ProjectExtracts smallExtracts(SmallExtract extract) {
            return new ProjectExtracts() {
                @Override
                public ExtractSchema schema(Permit permit) {
                    return SmallExtract.SCHEMA;
                }

                @Override
                public List<List<@Nullable String>> answer(Permit permit, String sql, int most) {
                    List<List<@Nullable String>> rows = extract.run(sql);
                    return rows.subList(0, Math.min(most, rows.size()));
                }
            };
        }
    }
}
