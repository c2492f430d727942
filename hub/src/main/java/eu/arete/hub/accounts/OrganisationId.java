package eu.arete.hub.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;

/** An organisation's short name in addresses and descriptors: {@code cnam}, {@code chu-lille}. */
public record OrganisationId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrganisationId {
        if (!value.matches("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?")) {
            throw Refused.because("accounts.organisation-name", value).at(Place.field("organisation"));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
