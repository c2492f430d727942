package eu.arete.hub.hosting;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a fact rests on.
 *
 * @param source URL or name of the document
 * @param date of the document, not of its reading
 * @param sha256 of the whole original, 64 lower-case digits
 * @param archived name of the copy kept here, if there is one
 * @param ground why it is not wholly public: required unless PUBLIC
 */
public record Evidence(
        String id,
        String title,
        String source,
        LocalDate date,
        String sha256,
        Optional<String> archived,
        Disclosure disclosure,
        Optional<String> ground) {

    public Evidence {
        if (disclosure != Disclosure.PUBLIC && ground.isEmpty()) {
            throw new IllegalArgumentException("Cannot keep evidence " + id + " from the public without a ground");
        }
    }
}
