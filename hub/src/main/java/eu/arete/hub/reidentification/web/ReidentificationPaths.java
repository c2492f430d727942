package eu.arete.hub.reidentification.web;

import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.NavigationEntry;
import eu.arete.hub.site.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this is found; desks show a token of their own instead of signing in. */
@Configuration(proxyBeanMethods = false)
class ReidentificationPaths {
    @Bean
    PublicPaths reidentificationPublicPaths() {
        return PublicPaths.reading("/api/v1/desk/searches").andWriting("/api/v1/desk/searches/**");
    }

    @Bean
    NavigationEntry reidentificationNavigation(CurrentActor visitor) {
        return new NavigationEntry(
                "/reidentifications",
                "reidentification.nav",
                45,
                () -> visitor.find()
                        .filter(actor -> actor.is(Role.COMMITTEE)
                                || actor.is(Role.AUTHORITY)
                                || actor.secondFactor() && actor.is(Role.APPLICANT))
                        .isPresent());
    }
}
