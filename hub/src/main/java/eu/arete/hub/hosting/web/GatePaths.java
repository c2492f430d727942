package eu.arete.hub.hosting.web;

import eu.arete.hub.site.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The gate is read by anyone; derogations are proposed and approved by people signed in. */
@Configuration(proxyBeanMethods = false)
class GatePaths {
    @Bean
    PublicPaths gatePublicPaths() {
        return PublicPaths.reading(
                "/hosting/vkey",
                "/hosting/gate",
                "/hosting/gate/**",
                "/api/v1/hosting/gate",
                "/api/v1/hosting/gate/**");
    }
}
