package eu.arete.hub.publiclog.web;

import eu.arete.hub.site.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The whole room is public. */
@Configuration(proxyBeanMethods = false)
class LogPaths {
    @Bean
    PublicPaths logPublicPaths() {
        return PublicPaths.reading("/log", "/log/**", "/api/v1/log", "/api/v1/log/**");
    }
}
