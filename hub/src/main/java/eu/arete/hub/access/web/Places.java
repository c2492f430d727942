package eu.arete.hub.access.web;

import eu.arete.hub.access.internal.Register;
import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.HomeFigure;
import eu.arete.hub.site.NavigationEntry;
import java.util.function.Predicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this room shows itself in the frame of the site. */
@Configuration(value = "accessPlaces", proxyBeanMethods = false)
class Places {

    private final CurrentActor currentActor;

    Places(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    @Bean
    NavigationEntry accessDossiersEntry() {
        return new NavigationEntry("/dossiers", "access.nav", 10, () -> shown(actor -> true));
    }

    @Bean
    NavigationEntry accessInboxEntry() {
        return new NavigationEntry(
                "/inbox",
                "access.nav.inbox",
                11,
                () -> shown(actor -> actor.is(Role.OFFICER) || actor.is(Role.COMMITTEE) || actor.is(Role.AUTHORITY)));
    }

    @Bean
    NavigationEntry accessPermitsEntry() {
        return new NavigationEntry("/permits", "access.nav.permits", 12, () -> shown(actor -> true));
    }

    @Bean
    HomeFigure accessDossiersFigure(Register register) {
        return new HomeFigure("access.figure.dossiers", "/register", 20, register::received);
    }

    @Bean
    HomeFigure accessPermitsFigure(Register register) {
        return new HomeFigure("access.figure.permits", "/register", 21, register::permitsInForce);
    }

    private boolean shown(Predicate<Actor> to) {
        return currentActor.find().filter(to).isPresent();
    }
}
