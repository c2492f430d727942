package eu.arete.hub.citizens.web;

import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.NavigationEntry;
import eu.arete.hub.site.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What anyone may reach of this room. {@code POST /api/v1/oppositions} asks for a desk's own token. */
@Configuration(proxyBeanMethods = false)
class CitizensPaths {
    @Bean
    PublicPaths citizensPublicPaths() {
        return PublicPaths.reading("/citizens", "/rights", "/api/v1/oppositions/count")
                .andWriting(
                        "/citizens/receipt",
                        "/citizens/receipt/proof",
                        "/api/v1/oppositions",
                        "/api/v1/oppositions/receipt");
    }

    @Bean
    NavigationEntry citizensNavigation(CurrentActor actor) {
        return new NavigationEntry(
                "/citizens/desks",
                "citizens.nav",
                80,
                () -> actor.find().filter(a -> a.is(Role.ADMINISTRATOR)).isPresent());
    }
}
