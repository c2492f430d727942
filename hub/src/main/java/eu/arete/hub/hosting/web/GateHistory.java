package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.GateDecision;
import eu.arete.hub.hosting.RuleOutcome;
import eu.arete.hub.hosting.gate.KeptDecision;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * When the gate was open, on a line of time; the table of decisions is always beside it. Open is high and closed is low, so that no
 * reader needs the colours.
 */
public record GateHistory(int width, int height, List<Span> spans, List<Tick> ticks) {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final int WIDTH = 800;
    private static final int HEIGHT = 92;
    private static final int LEFT = 8;
    private static final int HIGH = 44;
    private static final int LOW = 14;
    private static final int FLOOR = 62;
    private static final int TICKS = 5;

    /** One state of the gate, from a decision to the next that changed it. */
    public record Span(boolean open, int x, int y, int length, int height) {}

    public record Tick(int x, String label) {}

    /** @param latest newest first */
    static GateHistory of(List<KeptDecision> latest, Instant now) {
        if (latest.isEmpty()) {
            return new GateHistory(WIDTH, HEIGHT, List.of(), List.of());
        }
        Instant first = latest.get(latest.size() - 1).decision().at();
        long seconds = Math.max(1, Duration.between(first, now).toSeconds());
        List<Span> spans = new ArrayList<>();
        Instant end = now;
        for (int i = 0; i < latest.size(); i++) {
            GateDecision decision = latest.get(i).decision();
            boolean changed =
                    i + 1 == latest.size() || latest.get(i + 1).decision().open() != decision.open();
            if (changed) {
                int from = x(first, decision.at(), seconds);
                int height = decision.open() ? HIGH : LOW;
                spans.add(
                        0,
                        new Span(
                                decision.open(),
                                from,
                                FLOOR - height,
                                Math.max(2, x(first, end, seconds) - from),
                                height));
                end = decision.at();
            }
        }
        return new GateHistory(WIDTH, HEIGHT, spans, ticks(first, seconds));
    }

    private static List<Tick> ticks(Instant first, long seconds) {
        return LongStream.range(0, TICKS)
                .mapToObj(i -> first.plusSeconds(i * seconds / TICKS))
                .map(moment -> new Tick(
                        x(first, moment, seconds),
                        moment.atZone(ZONE).toLocalDate().toString()))
                .collect(ArrayList::new, GateHistory::addNew, List::addAll);
    }

    private static void addNew(List<Tick> ticks, Tick tick) {
        if (ticks.isEmpty() || !ticks.get(ticks.size() - 1).label().equals(tick.label())) {
            ticks.add(tick);
        }
    }

    private static int x(Instant first, Instant moment, long seconds) {
        return LEFT + (int) (Duration.between(first, moment).toSeconds() * (WIDTH - 2 * LEFT) / seconds);
    }

    static List<String> failed(GateDecision decision) {
        return decision.rules().stream()
                .filter(outcome -> outcome.state() == RuleOutcome.State.FAILED)
                .map(RuleOutcome::rule)
                .toList();
    }
}
