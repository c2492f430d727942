package eu.arete.hub.pseudonymisation.web;

import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this is found. */
@Configuration(proxyBeanMethods = false)
class RotationPaths {
    @Bean
    NavigationEntry rotationNavigation(CurrentActor visitor) {
        return new NavigationEntry(
                "/rotations",
                "rotations.nav",
                86,
                () -> visitor.find()
                        .filter(actor -> actor.is(Role.ADMINISTRATOR) || actor.is(Role.AUTHORITY))
                        .isPresent());
    }
}
