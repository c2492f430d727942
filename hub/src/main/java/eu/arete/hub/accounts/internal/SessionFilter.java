package eu.arete.hub.accounts.internal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Recognises the session a request belongs to: a cookie on pages, a bearer token on the API. */
final class SessionFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final Sessions.Kind kind;

    SessionFilter(Sessions sessions, Sessions.Kind kind) {
        this.sessions = sessions;
        this.kind = kind;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        token(request).flatMap(token -> sessions.held(token, kind)).ifPresent(held -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                    held.actor(),
                    "",
                    held.actor().roles().stream()
                            .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                            .toList()));
            SecurityContextHolder.setContext(context);
            request.setAttribute(Sessions.ATTRIBUTE, held.session());
        });
        chain.doFilter(request, response);
    }

    /** Error pages too show who is signed in. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private Optional<String> token(HttpServletRequest request) {
        if (kind == Sessions.Kind.API) {
            String header = request.getHeader("Authorization");
            return header != null && header.startsWith(BEARER)
                    ? Optional.of(header.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        Cookie[] cookies = request.getCookies();
        return (cookies == null ? List.<Cookie>of() : Arrays.asList(cookies))
                .stream()
                        .filter(c -> c.getName().equals(Sessions.COOKIE))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
