package eu.arete.hub.deposits.web;

import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.site.NavigationEntry;
import eu.arete.lake.store.Scratch;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What forms send lies in memory, not on a disk, until it is sealed. */
@Configuration(proxyBeanMethods = false)
class Uploads {
    static final int MOST_MEGABYTES = 256;

    private static final long MOST = (long) MOST_MEGABYTES << 20;

    @Bean
    MultipartConfigElement multipartConfigElement(Scratch scratch) {
        return new MultipartConfigElement(scratch.within().directory().toString(), MOST, MOST, 1 << 16);
    }

    @Bean
    NavigationEntry depositsNavigation(CurrentActor actor) {
        return new NavigationEntry(
                "/deposits",
                "deposits.nav",
                20,
                () -> actor.find().filter(found -> found.is(Role.PARTNER)).isPresent());
    }
}
