package eu.arete.hub.upkeep.web;

import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this is found. */
@Configuration(proxyBeanMethods = false)
class UpkeepPaths {
    @Bean
    NavigationEntry upkeepNavigation(CurrentActor actor) {
        return new NavigationEntry(
                "/upkeep",
                "upkeep.nav",
                82,
                () -> actor.find().filter(a -> a.is(Role.ADMINISTRATOR)).isPresent());
    }
}
