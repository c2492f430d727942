package eu.arete.hub.access.internal;

import java.util.List;
import org.springframework.stereotype.Component;

/** What the catalogue offers. */
@Component
class CatalogueOffer implements Offer {

    @Override
    public List<DatasetOffer> datasets() {
        return List.of();
    }
}
