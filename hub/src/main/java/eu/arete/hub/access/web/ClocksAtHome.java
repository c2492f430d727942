package eu.arete.hub.access.web;

import eu.arete.hub.procedures.Procedures;
import eu.arete.hub.site.HomeClocks;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The declared delays of every procedure, for the home page. */
@Component
class ClocksAtHome implements HomeClocks {
    @Override
    public List<Line> lines(Locale locale) {
        return Procedures.DOSSIERS.all().stream()
                .flatMap(procedure -> procedure.clocks().stream()
                        .map(clock -> new Line(
                                procedure.titles().in(locale),
                                clock.titles().in(locale),
                                clock.law().in(locale))))
                .toList();
    }
}
