package eu.arete.hub.documents;

import java.util.List;
import java.util.Optional;

/** The documents anyone may read: only those that the public log tells of. */
public interface Documents {

    /** The last version of the document with this number. */
    Optional<PublicDocument> find(String number);

    /** The last published, newest first. */
    List<PublicDocument> latest(int most);

    long count();
}
