package eu.arete.hub.accounts.web;

import eu.arete.hub.accounts.internal.Sessions;
import eu.arete.hub.accounts.internal.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** What a request says of where it comes from and of its session. */
final class Visits {
    private Visits() {}

    static SignIn.Origin origin(HttpServletRequest request) {
        return new SignIn.Origin(
                request.getRemoteAddr(),
                Optional.ofNullable(request.getHeader("User-Agent")).orElse(""));
    }

    static Optional<UUID> session(HttpServletRequest request) {
        return request.getAttribute(Sessions.ATTRIBUTE) instanceof UUID session
                ? Optional.of(session)
                : Optional.empty();
    }

    static UUID currentSession(HttpServletRequest request) {
        return session(request).orElseThrow(() -> new IllegalStateException("An actor without a session"));
    }

    static void give(String token, HttpServletRequest request, HttpServletResponse response) {
        cookie(token, Sessions.LENGTH, request, response);
    }

    static void takeBack(HttpServletRequest request, HttpServletResponse response) {
        cookie("", Duration.ZERO, request, response);
    }

    private static void cookie(String value, Duration life, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(Sessions.COOKIE, value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(life)
                        .build()
                        .toString());
    }
}
