package eu.arete.hub.site.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the programming interface, at /api/v1/openapi.json. */
@Configuration(proxyBeanMethods = false)
class OpenApi {
    private static final String BEARER = "bearer";

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Arête")
                        .version("1")
                        .description("Sign in with POST /api/v1/session and send the token as a bearer token."
                                + " Refusals are RFC 9457 problem details with a stable code, the places of the"
                                + " faults and the remedy, in the language of Accept-Language (fr, en).")
                        .license(new License().name("EUPL-1.2").identifier("EUPL-1.2")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme(BEARER)))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }
}
