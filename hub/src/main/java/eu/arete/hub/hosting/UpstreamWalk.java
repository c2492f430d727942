package eu.arete.hub.hosting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of an entity that ends at others when each share is followed upwards: the chance that a walk from the entity to its holders, each
 * taken as often as it holds, meets one of them. As no entity is held to more than 100 %, cycles converge and no result passes 100 %.
 */
final class UpstreamWalk {
    /** Which share is followed. */
    enum Share {
        CAPITAL,
        VOTES;

        private double of(Stake stake) {
            BigDecimal percent = this == CAPITAL ? stake.capital() : stake.votes();
            return percent.doubleValue() / 100;
        }
    }

    private static final String NOBODY = "";

    private final Map<String, Map<String, Double>> holders = new LinkedHashMap<>();

    UpstreamWalk(List<Stake> stakes, Share share) {
        for (Stake stake : stakes) {
            double part = share.of(stake);
            if (part > 0) {
                holders.computeIfAbsent(stake.held(), held -> new LinkedHashMap<>())
                        .merge(stake.holder(), part, Double::sum);
            }
        }
    }

    /** Percent of {@code from} that ends at the first met of {@code targets}; what {@code from} holds of itself is not one of them. */
    BigDecimal reaching(Set<String> targets, String from) {
        List<String> between = between(targets, from);
        if (between.isEmpty()) {
            return percent(0);
        }
        Map<String, Integer> rows = new HashMap<>();
        between.forEach(entity -> rows.put(entity, rows.size()));
        int n = between.size();
        double[][] system = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            system[i][i] = 1;
            for (Map.Entry<String, Double> holder :
                    holders.getOrDefault(between.get(i), Map.of()).entrySet()) {
                Integer column = rows.get(holder.getKey());
                if (isTarget(targets, holder.getKey(), from)) {
                    system[i][n] += holder.getValue();
                } else if (column != null) {
                    system[i][column] -= holder.getValue();
                }
            }
        }
        return percent(first(system));
    }

    /**
     * Percent of {@code from} that ends at no declared holder: the rest of an entity of which some holders are declared. An entity without
     * any is an end of its own, and so is each of {@code ends}.
     */
    BigDecimal endingNowhere(Set<String> ends, String from) {
        UpstreamWalk walk = new UpstreamWalk(List.of(), Share.CAPITAL);
        walk.holders.put(from, Map.of());
        walk.holders.putAll(holders);
        walk.holders.keySet().removeAll(ends);
        walk.holders.replaceAll((entity, known) -> {
            double rest =
                    1 - known.values().stream().mapToDouble(Double::doubleValue).sum();
            Map<String, Double> all = new LinkedHashMap<>(known);
            all.put(NOBODY, Math.max(0, rest));
            return all;
        });
        return walk.reaching(Set.of(NOBODY), from);
    }

    private static boolean isTarget(Set<String> targets, String entity, String from) {
        return !entity.equals(from) && targets.contains(entity);
    }

    /** Entities a walk may pass on its way, {@code from} first, each able to reach a target: so the system has one solution. */
    private List<String> between(Set<String> targets, String from) {
        Map<String, Set<String>> below = new HashMap<>();
        Set<String> met = new HashSet<>(Set.of(from));
        Set<String> arrived = new HashSet<>();
        Deque<String> toVisit = new ArrayDeque<>(List.of(from));
        while (!toVisit.isEmpty()) {
            String entity = toVisit.remove();
            for (String holder : holders.getOrDefault(entity, Map.of()).keySet()) {
                below.computeIfAbsent(holder, any -> new HashSet<>()).add(entity);
                if (isTarget(targets, holder, from)) {
                    arrived.add(holder);
                } else if (met.add(holder)) {
                    toVisit.add(holder);
                }
            }
        }
        Set<String> able = new HashSet<>();
        Deque<String> back = new ArrayDeque<>(arrived);
        while (!back.isEmpty()) {
            for (String entity : below.getOrDefault(back.remove(), Set.of())) {
                if (able.add(entity)) {
                    back.add(entity);
                }
            }
        }
        if (!able.remove(from)) {
            return List.of();
        }
        List<String> ordered = new ArrayList<>(List.of(from));
        able.stream().sorted().forEach(ordered::add);
        return ordered;
    }

    /** Gauss with pivots; the value of the first unknown. */
    private static double first(double[][] system) {
        int n = system.length;
        for (int column = n - 1; column > 0; column--) {
            int pivot = column;
            for (int row = 0; row < column; row++) {
                if (Math.abs(system[row][column]) > Math.abs(system[pivot][column]) && row > 0) {
                    pivot = row;
                }
            }
            double[] line = system[pivot];
            system[pivot] = system[column];
            system[column] = line;
            for (int row = 0; row < column; row++) {
                double factor = system[row][column] / line[column];
                if (factor != 0) {
                    for (int k = 0; k <= n; k++) {
                        system[row][k] -= factor * line[k];
                    }
                }
            }
        }
        return system[0][n] / system[0][0];
    }

    private static BigDecimal percent(double part) {
        BigDecimal percent = BigDecimal.valueOf(Math.min(1, Math.max(0, part)))
                .movePointRight(2)
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return percent.scale() < 0 ? percent.setScale(0) : percent;
    }
}
