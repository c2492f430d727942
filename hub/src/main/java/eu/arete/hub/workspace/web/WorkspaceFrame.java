package eu.arete.hub.workspace.web;

import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.site.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's place in the header, for those whom a permit names. */
@Configuration(proxyBeanMethods = false)
class WorkspaceFrame {

    @Bean
    NavigationEntry workspacesEntry(CurrentActor actors, Permits permits) {
        return new NavigationEntry(
                "/workspaces",
                "workspace.nav",
                30,
                () -> actors.find()
                        .filter(actor ->
                                permits.ofPerson(actor.id()).stream().anyMatch(permit -> permit.admits(actor.id())))
                        .isPresent());
    }
}
