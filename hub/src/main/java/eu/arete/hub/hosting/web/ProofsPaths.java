package eu.arete.hub.hosting.web;

import eu.arete.hub.site.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Proofs are read by anyone; administrators hand in the reports of commands. */
@Configuration(proxyBeanMethods = false)
class ProofsPaths {
    @Bean
    PublicPaths proofsPublicPaths() {
        return PublicPaths.reading(
                "/hosting/proofs", "/hosting/proofs/**", "/api/v1/hosting/proofs", "/api/v1/hosting/proofs/**");
    }
}
