package eu.arete.hub.catalogue.web;

import eu.arete.hub.catalogue.Catalogue;
import eu.arete.hub.site.HomeFigure;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the catalogue's templates ask for: {@code ${@catalogueFrame.rows(1234)}}. */
@Component("catalogueFrame")
class CatalogueFrame {
    public String rows(long rows) {
        return Counts.text(rows, LocaleContextHolder.getLocale());
    }

    public String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Bean
    static HomeFigure catalogueFigure(Catalogue catalogue) {
        return new HomeFigure(
                "catalogue.figure", "/catalogue", 10, () -> catalogue.datasets().size());
    }
}
