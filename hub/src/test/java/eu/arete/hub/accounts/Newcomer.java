package eu.arete.hub.accounts;

import eu.arete.hub.Authenticator;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody with an address, a password, and perhaps a telephone that makes codes. */
final class Newcomer {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final String email = "newcomer" + COUNT.incrementAndGet() + "@example.org";
    final String password = "a ridge walked at dawn " + email.hashCode();

    String asking() {
        return """
                {"name": "Camille Martin", "email": "%s", "organisation": "CHU de Lille",
                 "purpose": "Study of type 2 diabetes", "password": "%s"}""".formatted(email, password);
    }

    String signingIn(String code) {
        return """
                {"email": "%s", "password": "%s", "totp": "%s"}""".formatted(email, password, code);
    }

    static String code(String secret, Clock clock) {
        return Authenticator.code(secret, clock.instant());
    }
}
