package eu.arete.hub.hosting.web;

import eu.arete.hub.site.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The register of hosts and the story of this hub's hosting are anyone's to read, and to answer. */
@Configuration(proxyBeanMethods = false)
class HostsPaths {
    @Bean
    PublicPaths hostRegisterPublicPaths() {
        return PublicPaths.reading(
                        "/hosting",
                        "/hosting/register",
                        "/hosting/register/**",
                        "/hosting/evidence/**",
                        "/api/v1/hosting/services",
                        "/api/v1/hosting/services/**",
                        "/api/v1/hosting/ours",
                        "/api/v1/hosting/register.zip",
                        "/api/v1/hosting/register/**")
                .andWriting("/hosting/register/*/replies", "/api/v1/hosting/services/*/replies");
    }
}
