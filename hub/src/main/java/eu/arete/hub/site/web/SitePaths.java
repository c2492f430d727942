package eu.arete.hub.site.web;

import eu.arete.hub.site.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What anyone may read of this room. */
@Configuration(proxyBeanMethods = false)
class SitePaths {
    @Bean
    PublicPaths sitePublicPaths() {
        return PublicPaths.reading(
                "/",
                "/about",
                "/security",
                "/accessibility",
                "/legal",
                "/site/**",
                "/favicon.ico",
                "/robots.txt",
                "/actuator/health",
                "/api/v1/openapi.json");
    }
}
