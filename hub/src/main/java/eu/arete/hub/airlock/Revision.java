package eu.arete.hub.airlock;

import eu.arete.hub.accounts.PersonId;
import java.time.Instant;

/**
 * One asking of an output, written once.
 *
 * @param reviewers how many approvals its release takes
 * @param sha256 of the file that would leave
 */
public record Revision(
        int revision,
        String what,
        String why,
        String sql,
        String policy,
        int reviewers,
        TableMarks marks,
        String sha256,
        PersonId requester,
        Instant requestedAt) {}
