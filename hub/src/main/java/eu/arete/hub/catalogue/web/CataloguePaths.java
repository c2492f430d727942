package eu.arete.hub.catalogue.web;

import eu.arete.hub.site.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Anyone may read the catalogue. */
@Configuration(proxyBeanMethods = false)
class CataloguePaths {
    @Bean
    PublicPaths cataloguePublicPaths() {
        return PublicPaths.reading(
                "/catalogue",
                "/catalogue/*",
                "/catalogue/*/*",
                "/catalogue.ttl",
                "/api/v1/datasets",
                "/api/v1/datasets/*",
                "/api/v1/datasets/*/tables/*");
    }
}
