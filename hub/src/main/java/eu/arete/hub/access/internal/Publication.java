package eu.arete.hub.access.internal;

import org.springframework.stereotype.Component;

/** Writes what happens to dossiers and permits into the public log, in the caller's transaction: events, bodies, datasets and numbers, nobody's name. */
@Component("accessPublication")
class Publication {

    void passed(DossierFile dossier, Event event) {}

    void passed(PermitFile permit, Event event) {}
}
