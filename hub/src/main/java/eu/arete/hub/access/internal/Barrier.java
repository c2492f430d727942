package eu.arete.hub.access.internal;

import eu.arete.hub.procedures.Step;
import eu.arete.hub.site.Refused;

/** Says in the hub's refusals why the interpreter bars a command. */
final class Barrier {

    private Barrier() {}

    static Refused refusal(Step.Barred barred) {
        switch (barred.reason()) {
            case NOT_YOURS:
                return Refused.forbidden("access.not-yours", barred.command(), barred.state());
            case SEPARATION_OF_DUTIES:
                return Refused.forbidden("access.separation-of-duties", barred.command(), barred.state());
            case UNKNOWN_OUTCOME:
                return Refused.because("access.unknown-outcome", barred.command(), barred.state());
            case ALREADY_PROLONGED:
                return Refused.conflict("access.already-prolonged", barred.command(), barred.state());
            case NOT_DUE:
            case NOT_IN_THIS_STATE:
            default:
                return Refused.conflict("access.not-in-this-state", barred.command(), barred.state());
        }
    }
}
