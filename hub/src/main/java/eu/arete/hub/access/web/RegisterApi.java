package eu.arete.hub.access.web;

import eu.arete.hub.access.internal.Register;
import eu.arete.hub.procedures.Procedure;
import eu.arete.hub.procedures.Procedures;
import eu.arete.hub.site.PublicPaths;
import eu.arete.hub.site.Refused;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The public register and the declared procedures over HTTP, for anyone. */
@RestController
class RegisterApi {

    private final Register register;

    RegisterApi(Register register) {
        this.register = register;
    }

    @Bean
    static PublicPaths accessPublicPaths() {
        return PublicPaths.reading(
                "/register", "/register/**", "/api/v1/register", "/api/v1/register/**", "/api/v1/procedures");
    }

    @GetMapping("/api/v1/register")
    List<RegisterAnswer> entries(Locale locale) {
        return register.entries().stream()
                .map(entry -> RegisterAnswer.of(entry, register.now(), locale))
                .toList();
    }

    @GetMapping("/api/v1/register/{number}")
    RegisterAnswer entry(@PathVariable("number") String number, Locale locale) {
        return register.entry(number)
                .map(entry -> RegisterAnswer.of(entry, register.now(), locale))
                .orElseThrow(() -> Refused.notFound("access.no-such-dossier"));
    }

    @GetMapping("/api/v1/register/delays")
    List<RegisterAnswer.Step> delays(Locale locale) {
        return register.delays().stream()
                .map(delay -> RegisterAnswer.Step.of(delay, locale))
                .toList();
    }

    @GetMapping("/api/v1/procedures")
    Collection<Procedure> procedures() {
        return Procedures.DOSSIERS.all();
    }
}
