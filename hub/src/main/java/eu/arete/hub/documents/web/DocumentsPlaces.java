package eu.arete.hub.documents.web;

import eu.arete.hub.accounts.CurrentActor;
import eu.arete.hub.accounts.Role;
import eu.arete.hub.documents.Documents;
import eu.arete.hub.documents.internal.Requests;
import eu.arete.hub.procedures.Procedures;
import eu.arete.hub.site.HomeClocks;
import eu.arete.hub.site.HomeFigure;
import eu.arete.hub.site.NavigationEntry;
import eu.arete.hub.site.PublicPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this room shows itself, and what of it is open to all: {@code /documents}, never {@code /documents-desk}. */
@Configuration(value = "documentsPlaces", proxyBeanMethods = false)
class DocumentsPlaces {

    @Bean
    PublicPaths documentsPaths() {
        return PublicPaths.reading("/documents", "/documents/**", "/api/v1/documents", "/api/v1/documents/**")
                .andWriting(
                        "/documents/requests",
                        "/documents/requests/*/follow-up",
                        "/documents/requests/*/acts",
                        "/documents/requests/*/contact",
                        "/api/v1/documents/requests",
                        "/api/v1/documents/requests/*/acts");
    }

    @Bean
    NavigationEntry documentsDeskEntry(CurrentActor reader) {
        return new NavigationEntry(
                "/documents-desk",
                "documents.nav.desk",
                60,
                () -> reader.find()
                        .filter(actor ->
                                actor.is(Role.OFFICER) || actor.is(Role.AUTHORITY) || actor.is(Role.ADMINISTRATOR))
                        .isPresent());
    }

    @Bean
    HomeFigure documentsFigure(Documents documents) {
        return new HomeFigure("documents.figure", "/documents", 60, documents::count);
    }

    @Bean
    HomeFigure documentRequestsFigure(Requests requests) {
        return new HomeFigure("documents.figure.requests", "/documents/requests", 61, requests::count);
    }

    @Bean
    HomeClocks documentsClocks() {
        return locale -> Procedures.DOCUMENTS.clocks().stream()
                .map(clock -> new HomeClocks.Line(
                        Procedures.DOCUMENTS.titles().in(locale),
                        clock.titles().in(locale),
                        clock.law().in(locale)))
                .toList();
    }
}
