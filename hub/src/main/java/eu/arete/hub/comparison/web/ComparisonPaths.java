package eu.arete.hub.comparison.web;

import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.NavigationEntry;
import eu.arete.hub.site.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Comparisons and criteria are read by anyone; administrators freeze them and bring dossiers. */
@Configuration(proxyBeanMethods = false)
class ComparisonPaths {
    @Bean
    PublicPaths comparisonPublicPaths() {
        return PublicPaths.reading(
                "/hosting/criteria",
                "/hosting/criteria/**",
                "/hosting/comparisons",
                "/hosting/comparisons/**",
                "/api/v1/criteria",
                "/api/v1/criteria/**",
                "/api/v1/comparisons",
                "/api/v1/comparisons/**");
    }

    @Bean
    NavigationEntry comparisonsNavigation(CurrentActor actor) {
        return new NavigationEntry(
                "/hosting/comparing",
                "comparison.nav",
                85,
                () -> actor.find().filter(found -> found.is(Role.ADMINISTRATOR)).isPresent());
    }
}
