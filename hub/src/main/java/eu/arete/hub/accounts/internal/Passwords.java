package eu.arete.hub.accounts.internal;

import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** What makes a password good enough (NIST SP 800-63B: length and a list, no composition rules), and its hash. */
@Component
public class Passwords {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;
    private static final int AT_ONCE = 4;

    private final PasswordEncoder encoder;
    private final Set<String> common;
    private final String nobodys;
    /** Each hash takes 19 MiB: a crowd at the door must not take the memory of those inside. */
    private final Semaphore places = new Semaphore(AT_ONCE);

    Passwords(PasswordEncoder encoder) {
        this.encoder = encoder;
        this.common = readCommon();
        this.nobodys = encoder.encode("nobody has this password");
    }

    /** @return the hash to keep */
    String hash(String password, String email) {
        int length = password.codePointCount(0, password.length());
        String lower = password.toLowerCase(Locale.ROOT);
        if (length < SHORTEST || length > LONGEST) {
            throw refused("accounts.password-length", SHORTEST, LONGEST);
        }
        if (common.contains(lower) || lower.chars().distinct().count() < 5) {
            throw refused("accounts.password-common");
        }
        String name = email.split("@", 2)[0].toLowerCase(Locale.ROOT);
        if (name.length() >= 4 && lower.contains(name)) {
            throw refused("accounts.password-name");
        }
        return inTurn(() -> encoder.encode(password));
    }

    /** Takes as long whether or not there is such an account. */
    boolean matches(String password, Optional<String> hash) {
        String against = hash.orElse(nobodys);
        boolean matches = inTurn(() -> password.length() <= 4 * LONGEST && encoder.matches(password, against));
        return matches && hash.isPresent();
    }

    private <T> T inTurn(java.util.function.Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    private static Refused refused(String code, Object... arguments) {
        return Refused.because(code, arguments).at(Place.field("password"));
    }

    private static Set<String> readCommon() {
        try (InputStream list = Passwords.class.getResourceAsStream("/accounts/common-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("accounts/common-passwords.txt is missing from the build");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
