package eu.arete.desk.form;

import eu.arete.privacy.FirstStageCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A hub that remembers what it was told. */
final class FakeHub implements HubDoor {

    record Told(FirstStageCode code, Wish wish, String receiptHash) {}

    static final Instant NEXT_BATCH = Instant.parse("2026-03-03T02:00:00Z");

    final List<Told> told = new ArrayList<>();
    boolean down;

    @Override
    public synchronized Noted note(FirstStageCode code, Wish wish, String receiptHash) throws Closed {
        if (down) {
            throw new Closed("the hub does not answer");
        }
        told.add(new Told(code, wish, receiptHash));
        return new Noted(NEXT_BATCH);
    }
}
