package eu.arete.hub.airlock;

import eu.arete.hub.accounts.PersonId;
import java.time.Instant;

/** A reviewer's opinion on one revision. */
public record Review(int revision, PersonId reviewer, Opinion.Verdict verdict, String reasons, Instant at) {}
