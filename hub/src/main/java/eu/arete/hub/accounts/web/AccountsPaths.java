package eu.arete.hub.accounts.web;

import eu.arete.hub.accounts.Actor;
import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.NavigationEntry;
import eu.arete.hub.site.PublicPaths;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What anyone may reach of this room, and where it shows in the frame. */
@Configuration(proxyBeanMethods = false)
class AccountsPaths {
    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Actor.class);
    }

    @Bean
    PublicPaths accountsPublicPaths() {
        return PublicPaths.reading("/sign-in", "/account-request", "/first-administrator")
                .andWriting(
                        "/sign-in",
                        "/account-request",
                        "/first-administrator",
                        "/api/v1/session",
                        "/api/v1/accounts",
                        "/api/v1/first-administrator");
    }

    @Bean
    NavigationEntry accountsNavigation(CurrentActor actor) {
        return new NavigationEntry(
                "/accounts",
                "accounts.nav",
                90,
                () -> actor.find().filter(a -> a.is(Role.ADMINISTRATOR)).isPresent());
    }
}
