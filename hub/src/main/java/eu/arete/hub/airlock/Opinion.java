package eu.arete.hub.airlock;

import eu.arete.hub.site.Fields;
import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.util.Locale;

/** What a reviewer says of an output, always with reasons. */
public record Opinion(Verdict verdict, String reasons) {

    /** One refusal, or one wish for a change, is enough; a release takes as many approvals as the policy asks. */
    public enum Verdict {
        APPROVE,
        REFUSE,
        ASK_FOR_CHANGE;

        /** {@code approve}, {@code refuse} or {@code ask-for-change}. */
        public static Verdict of(String code) {
            for (Verdict verdict : values()) {
                if (verdict.code().equals(code)) {
                    return verdict;
                }
            }
            throw Refused.because("airlock.verdict", code).at(Place.field("verdict"));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Opinion {
        reasons = Fields.text("reasons", reasons, 2_000);
    }
}
