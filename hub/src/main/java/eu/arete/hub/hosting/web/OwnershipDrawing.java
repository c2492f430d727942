package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.LegalEntity;
import eu.arete.hub.hosting.OwnershipGraph;
import eu.arete.hub.hosting.Stake;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Who holds the provider, drawn from it upwards; the table of stakes beside it says the same. */
public record OwnershipDrawing(int width, int height, List<Node> nodes, List<Line> lines) {
    private static final int BOX = 190;
    private static final int TALL = 52;
    private static final int GAP = 24;
    private static final int STEP = 128;
    private static final int MOST_LEVELS = 8;

    /** @param outside whether it is not of the Union, or is controlled by one that is not */
    public record Node(
            int x, int y, String name, String country, boolean outside, boolean controlled, boolean provider) {}

    public record Line(int x1, int y1, int x2, int y2, int labelX, int labelY, String label, boolean outside) {}

    static OwnershipDrawing of(OwnershipGraph graph, String provider) {
        Map<String, Integer> levels = levels(graph, provider);
        Map<Integer, List<String>> rows = new TreeMap<>();
        levels.forEach((id, level) ->
                rows.computeIfAbsent(level, any -> new ArrayList<>()).add(id));
        int widest = rows.values().stream().mapToInt(List::size).max().orElse(1);
        int width = Math.max(760, widest * (BOX + GAP) + GAP);
        int top = rows.size() - 1;
        Set<String> outside = graph.outside(provider);
        Map<String, Node> nodes = new LinkedHashMap<>();
        rows.forEach((level, ids) -> {
            int space = (width - ids.size() * BOX) / (ids.size() + 1);
            for (int i = 0; i < ids.size(); i++) {
                LegalEntity entity = graph.entity(ids.get(i));
                nodes.put(
                        entity.id(),
                        new Node(
                                space + i * (BOX + space),
                                6 + (top - level) * STEP,
                                shortened(entity.name()),
                                entity.country(),
                                outside.contains(entity.id()) || !entity.inUnion(),
                                entity.inUnion() && outside.contains(entity.id()),
                                entity.id().equals(provider)));
            }
        });
        List<Line> lines = new ArrayList<>();
        for (Stake stake : graph.stakes()) {
            Node from = nodes.get(stake.holder());
            Node to = nodes.get(stake.held());
            if (from != null && to != null) {
                lines.add(line(stake, from, to, lines.size()));
            }
        }
        return new OwnershipDrawing(width, top * STEP + TALL + 12, List.copyOf(nodes.values()), lines);
    }

    /** Labels stand at a third or at a half of their line, in turn, so that neighbours do not meet. */
    private static Line line(Stake stake, Node from, Node to, int turn) {
        boolean down = from.y() < to.y();
        int x1 = from.x() + BOX / 2;
        int y1 = down ? from.y() + TALL : from.y() + TALL / 2;
        int x2 = to.x() + BOX / 2;
        int y2 = down ? to.y() : to.y() + TALL / 2;
        double at = turn % 2 == 0 ? .38 : .62;
        return new Line(
                x1,
                y1,
                x2,
                y2,
                (int) (x1 + (x2 - x1) * at),
                (int) (y1 + (y2 - y1) * at) + 5,
                label(stake),
                from.outside());
    }

    private static String label(Stake stake) {
        String capital = plain(stake.capital());
        return stake.capital().compareTo(stake.votes()) == 0
                ? capital + " %"
                : capital + " % · " + plain(stake.votes()) + " %";
    }

    private static String plain(BigDecimal percent) {
        return percent.stripTrailingZeros().toPlainString();
    }

    private static String shortened(String name) {
        return name.length() <= 24 ? name : name.substring(0, 23).strip() + "…";
    }

    /** How far above the provider each holder stands: a step above all it holds of, as far as cross-holdings allow. */
    private static Map<String, Integer> levels(OwnershipGraph graph, String provider) {
        Map<String, Integer> levels = new LinkedHashMap<>(Map.of(provider, 0));
        int highest = graph.entities().size();
        for (int round = 0; round < highest; round++) {
            for (Stake stake : graph.stakes()) {
                Integer below = levels.get(stake.held());
                if (below != null && below + 1 < MOST_LEVELS && !stake.holder().equals(provider)) {
                    boolean crossed = graph.stakes().stream()
                            .anyMatch(other -> other.holder().equals(stake.held())
                                    && other.held().equals(stake.holder()));
                    if (!crossed || !levels.containsKey(stake.holder())) {
                        levels.merge(stake.holder(), below + 1, Math::max);
                    }
                }
            }
        }
        return levels;
    }
}
