package eu.arete.hub.airlock.web;

import eu.arete.hub.access.Permits;
import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.airlock.Releases;
import eu.arete.hub.site.HomeFigure;
import eu.arete.hub.site.NavigationEntry;
import eu.arete.hub.site.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the airlock shows itself. */
@Configuration(proxyBeanMethods = false)
class AirlockPlaces {

    @Bean
    NavigationEntry outputsPlace(CurrentActor actor, Permits permits) {
        return new NavigationEntry(
                "/outputs",
                "airlock.nav.outputs",
                40,
                () -> actor.find()
                        .filter(someone -> !permits.ofPerson(someone.id()).isEmpty())
                        .isPresent());
    }

    @Bean
    NavigationEntry reviewsPlace(CurrentActor actor) {
        return new NavigationEntry(
                "/reviews",
                "airlock.nav.reviews",
                41,
                () -> actor.find().filter(someone -> someone.is(Role.REVIEWER)).isPresent());
    }

    @Bean
    HomeFigure releasesFigure(Releases releases) {
        return new HomeFigure("airlock.figure.releases", "/log", 40, releases::count);
    }

    @Bean
    PublicPaths policyPath() {
        return PublicPaths.reading("/policies/disclosure");
    }
}
