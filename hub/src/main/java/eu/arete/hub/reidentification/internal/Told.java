package eu.arete.hub.reidentification.internal;

import eu.arete.hub.publiclog.Entry;
import eu.arete.hub.publiclog.EntryType;
import eu.arete.hub.publiclog.Field;
import eu.arete.hub.reidentification.Reidentification;

/** What the public log tells of a request: its number, its permit, its step; nothing of the person nor of what was found. */
public final class Told {
    private Told() {}

    public static Entry of(Reidentification request, String step) {
        return Entry.of(EntryType.REIDENTIFICATION_MOVED)
                .with(Field.REQUEST, request.number())
                .permit(request.permitNumber())
                .outcome("reidentification." + step);
    }
}
