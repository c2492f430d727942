package eu.arete.hub.hosting.web;

import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.NavigationEntry;
import eu.arete.hub.site.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gate is read by anyone; derogations are proposed and approved by people signed in. */
@Configuration(proxyBeanMethods = false)
class GatePaths {
    @Bean
    PublicPaths gatePublicPaths() {
        return PublicPaths.reading(
                "/hosting/vkey",
                "/hosting/gate",
                "/hosting/gate/**",
                "/api/v1/hosting/gate",
                "/api/v1/hosting/gate/**");
    }

    @Bean
    NavigationEntry gateNavigation(CurrentActor visitor) {
        return new NavigationEntry(
                "/hosting/gate/overrides",
                "gate.nav",
                85,
                () -> visitor.find()
                        .filter(actor -> actor.is(Role.ADMINISTRATOR) || actor.is(Role.AUTHORITY))
                        .isPresent());
    }
}
