package eu.arete.hub.jobs.web;

import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this is found. */
@Configuration(proxyBeanMethods = false)
class JobsPaths {
    @Bean
    NavigationEntry jobsNavigation(CurrentActor actor) {
        return new NavigationEntry(
                "/jobs",
                "jobs.nav",
                84,
                () -> actor.find().filter(a -> a.is(Role.ADMINISTRATOR)).isPresent());
    }
}
