package eu.arete.hub.comparison;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Everything a comparison finds, in the order in which it is published. Scores are out of 100, weights sum to 1, amounts are in the currency and
 * without tax. A range has equal ends where everything is known.
 *
 * @param method version of the arithmetic: the same method and dossier give the same results, whatever the release
 * @param readings with claims not counted first, then counted
 * @param blind criteria whose worst answer still gives the highest level, which no floor can see
 */
public record Results(
        String method,
        String name,
        Text titles,
        LocalDate date,
        String status,
        boolean fictitious,
        String currency,
        int months,
        long seed,
        int draws,
        List<Component> components,
        List<Offer> offers,
        List<Reading> readings,
        List<Cost> costs,
        List<Control> control,
        List<Held> certifications,
        List<Blind> blind,
        List<Hidden> hidden,
        List<Contradiction> contradictions,
        List<Reply> replies) {

    /** Raised whenever the arithmetic, or what is written of it, changes. */
    public static final String METHOD = "1";

    public record Range(double low, double high) {
        public boolean isKnown() {
            return low == high;
        }

        public double middle() {
            return (low + high) / 2;
        }
    }

    public record Ranks(int best, int worst) {}

    public record Levels(int lowest, int highest) {}

    /** What is weighed: a group of a set of criteria, or the price ({@code set} and {@code group} are then "price"). */
    public record Component(String set, String version, String group, Text titles, double weight) {}

    public record Offer(String service, String name, String provider, String entity) {}

    /** @param turning what would change who leads */
    public record Reading(
            Claims claims,
            List<Placed> placed,
            Outcome outcome,
            List<Outcome> formulas,
            List<Outcome> weightSets,
            List<Outcome> costs,
            List<Earlier> earlier,
            List<Acceptability> acceptability,
            Turning turning) {}

    /**
     * Where an offer stands.
     *
     * @param score if it passes the floors; empty when it does not
     * @param middle score halfway between worst and best; orders the offers
     * @param ranks every rank it can have; empty when it is eliminated
     */
    public record Placed(
            String service,
            Admission admission,
            List<SetMark> sets,
            List<Range> components,
            Optional<Range> priceMark,
            Optional<Range> score,
            Optional<Double> middle,
            Optional<Ranks> ranks) {}

    /** @param level empty for a set without levels */
    public record SetMark(
            String set,
            String version,
            Range score,
            Optional<Levels> level,
            Optional<Integer> floor,
            Admission admission) {}

    /**
     * Who comes first under one way of counting.
     *
     * @param leaders by middle scores, more than one when equal, none when nobody is admitted
     * @param possible whoever what is not known could make first; the only one of them is first for certain
     * @param order every offer that is not eliminated, by middle scores
     */
    public record Outcome(String code, String label, List<String> leaders, List<String> possible, List<String> order) {
        public boolean isCertain() {
            return possible.size() == 1;
        }
    }

    /** Ranks by middle scores with an earlier list of criteria in place of today's. */
    public record Earlier(String version, List<Shift> shifts, Outcome outcome, int carried, int unanswered) {}

    /** @param before empty when the offer was, or is now, below a floor */
    public record Shift(String service, Optional<Integer> before, Optional<Integer> now) {}

    /**
     * How often each rank comes out when worlds are drawn (SMAA-2, Lahdelma and Salminen 2001).
     *
     * @param weights "published": the weights of the comparison; "any": every weighting alike
     */
    public record Acceptability(String weights, List<Chances> offers) {}

    /**
     * @param out part of the worlds in which the offer is below a floor
     * @param ranks part of the worlds in which it has the first rank, the second…
     * @param central mean of the weights that make it first, by component; empty when none does or when weights are given
     * @param confidence part of the worlds in which it is first under its own central weights
     */
    public record Chances(
            String service, double out, List<Double> ranks, List<Double> central, Optional<Double> confidence) {}

    /** @param leader whose place is looked at; empty when nobody leads */
    public record Turning(
            Optional<String> leader,
            List<WeightShift> weights,
            List<AnswerChange> answers,
            int answersInAll,
            List<PriceChange> prices) {}

    /** The weight of one component at which another takes the lead, the others keeping their proportions. */
    public record WeightShift(String set, String group, double from, double to, String leader) {}

    /** @param points by how many points of the whole mark it moves that offer */
    public record AnswerChange(
            String service, String set, String criterion, String from, String to, double points, String leader) {}

    /** @param factor of its price at which the lead changes */
    public record PriceChange(String service, double factor, String leader) {}

    public record Cost(
            String service,
            List<Line> lines,
            Amounts setup,
            Amounts run,
            Amounts egress,
            Amounts parallel,
            Amounts migration,
            Amounts whole) {}

    /** @param amount over all months */
    public record Line(
            String item,
            String kind,
            String unit,
            BigDecimal quantity,
            BigDecimal lowestPrice,
            BigDecimal highestPrice,
            Amounts amount,
            Optional<String> evidence) {}

    public record Amounts(BigDecimal low, BigDecimal high) {}

    /**
     * Who holds the entity that operates a service, held against SecNumCloud 3.2, 19.6.b: 24 % for one, 39 % for all holders from outside the Union.
     *
     * @param outcome met, not-met or unknown
     */
    public record Control(String service, String entity, String outcome, List<String> reasons) {}

    public record Held(
            String service,
            String scheme,
            String version,
            String entity,
            String status,
            LocalDate until,
            boolean holds) {}

    public record Blind(String set, String version, String criterion, Text text, String worstAnswer) {}

    /** Evidence the public cannot read whole: its hash and ground are public, and what it leaves open. */
    public record Hidden(
            String evidence, String title, String sha256, String disclosure, String ground, List<String> leavesOpen) {}

    /** An answer typed against what facts compute; what is computed counts. */
    public record Contradiction(String service, String set, String criterion, String typed, String computed) {}

    public record Reply(String service, LocalDate date, String author, String text) {}
}
