package eu.arete.hub.reidentification;

import eu.arete.hub.access.PermitId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A request to reach one person.
 *
 * @param number what people quote, {@code REID-2026-0001}
 * @param finding what was found, in words for a physician; empty once the request is over
 * @param until when it lapses, while it is open
 * @param medical who, of the committee, found it grave and of use to the person
 * @param legal who, of the authority, found it lawful
 * @param candidates how many first-stage codes were compared
 */
public record Reidentification(
        UUID id,
        String number,
        PermitId permit,
        String permitNumber,
        Optional<String> finding,
        String findingSha256,
        State state,
        Signed requested,
        Instant until,
        Optional<Signed> medical,
        Optional<Signed> legal,
        Optional<String> refusal,
        long candidates,
        Optional<Outcome> outcome,
        Optional<Instant> endedAt) {

    /** Who answers for a step. */
    public record Signed(UUID person, String name, Instant at) {}

    /** Where it stands. */
    public enum State {
        /** For the two approvals. */
        REQUESTED,
        /** For an identity desk to look among those it knows. */
        APPROVED,
        /** The desk knows whom; it has somebody tell them. */
        FOUND,
        REFUSED,
        WITHDRAWN,
        EXPIRED,
        ENDED;

        public boolean isOpen() {
            return this == REQUESTED || this == APPROVED || this == FOUND;
        }
    }

    /** What the two people approve. */
    public enum Side {
        /** For the committee: the finding is grave, sure enough, and the person can do something with it. */
        MEDICAL,
        /** For the authority: the law allows to reach this person. */
        LEGAL
    }

    /** How it ended, as the desk says it. */
    public enum Outcome {
        INFORMED,
        /** The person had said that they do not wish to know. */
        NOT_WANTED,
        UNREACHABLE,
        /** The desk knows nobody with that code. */
        NOT_FOUND
    }
}
