package eu.arete.hub;

import eu.arete.hub.accounts.OrganisationId;
import eu.arete.hub.accounts.Person;
import eu.arete.hub.accounts.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A whole hub on a free port, a fresh HOME and a fresh database, shared by all test classes of one JVM that extend this
 * one without changing its configuration. Tests make their own people and things and do not count on an empty hub.
 */
@SpringBootTest(classes = Hub.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(HubTest.Time.class)
public abstract class HubTest {
    @Autowired
    protected MutableClock clock;

    @Autowired
    protected Home home;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    private TestPeople people;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void places(DynamicPropertyRegistry properties) {
        properties.add("arete.home", HubTest::newHome);
        properties.add("arete.database.url", TestDatabase::fresh);
        // Proofs are made when a test asks for them, not in the midst of another's.
        properties.add("arete.hosting.first-proofs", () -> "P1D");
        // So is the upkeep of the lake.
        properties.add("arete.upkeep.first-look", () -> "P1D");
        properties.add("arete.upkeep.reflection", () -> "PT10M");
    }

    protected String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Somebody who is not signed in. */
    protected Visitor anyone() {
        return new Visitor(address(), null, null);
    }

    /** A new person with these roles, signed in with a second factor, of the organisation {@code hub}. */
    protected Visitor as(Role... roles) {
        return as("hub", roles);
    }

    protected Visitor as(String organisation, Role... roles) {
        Person person = people.open(new OrganisationId(organisation), roles);
        return new Visitor(address(), person, people.signIn(person, true));
    }

    /** The same person in a session opened with a password only. */
    protected Visitor withoutSecondFactor(Person person) {
        return new Visitor(address(), person, people.signIn(person, false));
    }

    private static String newHome() {
        try {
            return Files.createTempDirectory("arete-home").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    @Import(TestPeople.class)
    static class Time {
        @Bean
        @Primary
        MutableClock mutableClock() {
            return new MutableClock(Instant.parse("2026-03-02T09:00:00Z"));
        }
    }
}
