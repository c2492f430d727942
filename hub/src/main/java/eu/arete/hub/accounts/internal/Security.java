package eu.arete.hub.accounts.internal;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.site.Answers;
import eu.arete.hub.site.PublicPaths;
import eu.arete.hub.site.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Two doors, both closed by default: the API (bearer token, no cookie) and the pages (cookie, CSRF). */
@Configuration(proxyBeanMethods = false)
class Security implements WebMvcConfigurer {
    static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; script-src 'self';"
                    + " font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final CurrentActor currentActor;

    Security(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Bean
    static PasswordEncoder passwordEncoder() {
        // Argon2id, 19 MiB, two passes: OWASP Password Storage Cheat Sheet.
        return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            Sessions sessions,
            ObjectProvider<PublicPaths> open,
            Answers answers,
            LocaleResolver languages) {
        http.securityMatcher("/api/**").csrf(AbstractHttpConfigurer::disable);
        common(http, sessions, Sessions.Kind.API, open.stream().toList());
        http.exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, e) -> {
                    response.setHeader("WWW-Authenticate", "Bearer");
                    answers.write(
                            Refused.because("accounts.sign-in-first").with(HttpStatus.UNAUTHORIZED),
                            languages.resolveLocale(request),
                            response);
                })
                .accessDeniedHandler((request, response, e) -> answers.write(
                        Refused.forbidden("accounts.not-allowed"), languages.resolveLocale(request), response)));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http, Sessions sessions, ObjectProvider<PublicPaths> open) {
        CookieCsrfTokenRepository csrf = new CookieCsrfTokenRepository();
        csrf.setCookieName("arete_csrf");
        csrf.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        http.csrf(protection -> protection.csrfTokenRepository(csrf)).addFilterAfter(new EarlyCsrf(), CsrfFilter.class);
        common(http, sessions, Sessions.Kind.PAGE, open.stream().toList());
        http.exceptionHandling(refusals -> refusals.authenticationEntryPoint((request, response, e) -> {
            String to = request.getMethod().equals("GET") ? request.getRequestURI() : "/";
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", "/sign-in?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8));
        }));
        return http.build();
    }

    private static void common(HttpSecurity http, Sessions sessions, Sessions.Kind kind, List<PublicPaths> open) {
        PathPatternRequestMatcher.Builder path = PathPatternRequestMatcher.withDefaults();
        http.addFilterBefore(new SessionFilter(sessions, kind), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(rules -> {
                    rules.requestMatchers(path.matcher("/error")).permitAll();
                    for (PublicPaths paths : open) {
                        paths.reading().forEach(pattern -> {
                            rules.requestMatchers(path.matcher(HttpMethod.GET, pattern))
                                    .permitAll();
                            rules.requestMatchers(path.matcher(HttpMethod.HEAD, pattern))
                                    .permitAll();
                        });
                        paths.writing()
                                .forEach(pattern -> rules.requestMatchers(path.matcher(HttpMethod.POST, pattern))
                                        .permitAll());
                    }
                    rules.anyRequest().authenticated();
                })
                // Our own sessions: the framework's would renew the CSRF token at every request of a signed-in person.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .frameOptions(frame -> frame.deny())
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .crossOriginOpenerPolicy(c -> c.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(c -> c.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                p -> p.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()")));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new HandlerMethodArgumentResolver() {
            @Override
            public boolean supportsParameter(MethodParameter parameter) {
                return parameter.getParameterType() == Actor.class;
            }

            @Override
            public Object resolveArgument(
                    MethodParameter parameter,
                    @Nullable ModelAndViewContainer container,
                    NativeWebRequest request,
                    @Nullable WebDataBinderFactory binder) {
                return currentActor.get();
            }
        });
    }
}
