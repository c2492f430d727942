package eu.arete.hub.hosting.web;

import eu.arete.hub.site.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Anyone reads results and hands one in; administrators say what became of it. */
@Configuration(proxyBeanMethods = false)
class ResultsPaths {
    @Bean
    PublicPaths resultsPublicPaths() {
        return PublicPaths.reading("/hosting/results", "/api/v1/hosting/results", "/api/v1/hosting/results/*")
                .andWriting("/api/v1/hosting/results");
    }
}
