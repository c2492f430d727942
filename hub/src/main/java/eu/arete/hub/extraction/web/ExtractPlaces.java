package eu.arete.hub.extraction.web;

import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.extraction.internal.Holds;
import eu.arete.hub.site.NavigationEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's place in the header, for those who decide on what was held. */
@Configuration(proxyBeanMethods = false)
class ExtractPlaces {

    @Bean
    NavigationEntry heldExtractsPlace(CurrentActor actor) {
        return new NavigationEntry(
                "/extracts/held",
                "extraction.nav.held",
                42,
                () -> actor.find().filter(Holds::isReviewer).isPresent());
    }
}
