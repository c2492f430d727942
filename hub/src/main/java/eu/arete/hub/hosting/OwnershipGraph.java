package eu.arete.hub.hosting;

import static eu.arete.hub.hosting.UpstreamWalk.Share.CAPITAL;
import static eu.arete.hub.hosting.UpstreamWalk.Share.VOTES;

import eu.arete.hub.hosting.NonUnionHoldings.Holder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who holds what of whom, directly and through others: the rule of SecNumCloud 3.2, 19.6.b computed from declared stakes.
 *
 * <p>What X holds of T is the part of T that ends at X when each share is followed to those who hold the holder, whatever the way: several
 * ways add up, cross-holdings converge, and no sum passes 100 %. A majority is not diluted: what an entity controls counts as its own in
 * full (Directive 2013/34/EU, art. 22(1): most of the votes, or the power to appoint most of a body), so that a European company
 * controlled from outside the Union counts as outside. Held separately by several, less than a majority each, is not control.
 */
public final class OwnershipGraph {
    private static final BigDecimal HALF = BigDecimal.valueOf(50);

    private final Map<String, LegalEntity> entities;
    private final List<Stake> stakes;
    private final Map<String, List<Stake>> byHeld;

    private OwnershipGraph(Map<String, LegalEntity> entities, List<Stake> stakes) {
        this.entities = entities;
        this.stakes = stakes;
        this.byHeld = stakes.stream().collect(Collectors.groupingBy(Stake::held));
    }

    /** @throws OwnershipRefused if a stake names nobody known, an entity holds itself, or more than 100 % of something is held */
    public static OwnershipGraph of(Collection<LegalEntity> entities, Collection<Stake> stakes) {
        Map<String, LegalEntity> byId = new TreeMap<>();
        for (LegalEntity entity : entities) {
            if (byId.put(entity.id(), entity) != null) {
                throw new OwnershipRefused(OwnershipRefused.Reason.TWICE, entity.id());
            }
        }
        List<Stake> sorted = stakes.stream()
                .sorted(Comparator.comparing(Stake::held).thenComparing(Stake::holder))
                .toList();
        OwnershipRefused.check(byId.keySet(), sorted);
        return new OwnershipGraph(byId, sorted);
    }

    /** Percent of the capital of {@code held} that ends at {@code holder}, by its direct and indirect stakes alone. */
    public BigDecimal capital(String holder, String held) {
        return new UpstreamWalk(stakes, CAPITAL).reaching(Set.of(known(holder)), known(held));
    }

    /** Percent of the votes of {@code held} that ends at {@code holder}, by its direct and indirect stakes alone. */
    public BigDecimal votes(String holder, String held) {
        return new UpstreamWalk(stakes, VOTES).reaching(Set.of(known(holder)), known(held));
    }

    /** What this entity controls, directly or through what it controls; itself left out. */
    public Set<String> controlledBy(String holder) {
        Set<String> group = new LinkedHashSet<>(Set.of(known(holder)));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (String entity : entities.keySet()) {
                if (!group.contains(entity) && controls(group, entity)) {
                    grown = group.add(entity);
                }
            }
        }
        group.remove(holder);
        return group;
    }

    /** Those who control it, directly or not, and whom nobody declared controls. */
    public Set<String> controllersOf(String held) {
        known(held);
        Set<String> above = new LinkedHashSet<>();
        entities.keySet().stream()
                .filter(id -> !id.equals(held) && controlledBy(id).contains(held))
                .forEach(above::add);
        Set<String> top = new LinkedHashSet<>(above);
        above.forEach(id -> controlledBy(id).stream()
                .filter(below -> !controlledBy(below).contains(id))
                .forEach(top::remove));
        return top;
    }

    private boolean controls(Set<String> group, String held) {
        List<Stake> theirs = byHeld.getOrDefault(held, List.of()).stream()
                .filter(stake -> group.contains(stake.holder()))
                .toList();
        BigDecimal votes = theirs.stream().map(Stake::votes).reduce(BigDecimal.ZERO, BigDecimal::add);
        return votes.compareTo(HALF) > 0 || theirs.stream().anyMatch(Stake::appoints);
    }

    /** Entities that count as from outside the Union for this provider: those that are, and those that one of them controls. */
    public Set<String> outside(String provider) {
        Set<String> outside = new LinkedHashSet<>();
        groups(provider).values().forEach(outside::addAll);
        return outside;
    }

    private Map<String, Set<String>> groups(String provider) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        for (LegalEntity entity : entities.values()) {
            if (!entity.inUnion() && !entity.id().equals(provider)) {
                Set<String> group = new LinkedHashSet<>(controlledBy(entity.id()));
                group.add(entity.id());
                group.remove(provider);
                groups.put(entity.id(), group);
            }
        }
        return groups;
    }

    /** What entities from outside the Union hold of this one, and what they may stop or appoint in it. */
    public NonUnionHoldings ofNonUnion(String provider) {
        known(provider);
        Map<String, Set<String>> groups = groups(provider);
        Set<String> outside = outside(provider);
        UpstreamWalk capital = new UpstreamWalk(stakes, CAPITAL);
        UpstreamWalk votes = new UpstreamWalk(stakes, VOTES);
        List<Holder> holders = new ArrayList<>();
        groups.forEach((id, group) -> {
            Holder holder = new Holder(
                    entity(id),
                    capital.reaching(group, provider),
                    votes.reaching(group, provider),
                    OwnershipPath.between(stakes, group, provider));
            if (holder.capital().signum() > 0 || holder.votes().signum() > 0) {
                holders.add(holder);
            }
        });
        holders.sort(Comparator.comparing((Holder holder) -> holder.capital().max(holder.votes()))
                .reversed()
                .thenComparing(holder -> holder.entity().id()));
        Set<String> above = new LinkedHashSet<>(Set.of(provider));
        entities.keySet().stream()
                .filter(id -> controlledBy(id).contains(provider))
                .forEach(above::add);
        return new NonUnionHoldings(
                provider,
                entity(provider).inUnion(),
                holders,
                capital.reaching(outside, provider),
                votes.reaching(outside, provider),
                rights(outside, above, true),
                rights(outside, above, false),
                capital.endingNowhere(outside, provider),
                votes.endingNowhere(outside, provider));
    }

    /** Rights on the provider, or on an entity that controls it. */
    private List<Stake> rights(Set<String> outside, Set<String> above, boolean veto) {
        return stakes.stream()
                .filter(stake -> veto ? stake.veto() : stake.appoints())
                .filter(stake -> outside.contains(stake.holder()) && above.contains(stake.held()))
                .toList();
    }

    public List<Stake> stakes() {
        return stakes;
    }

    public Collection<LegalEntity> entities() {
        return List.copyOf(entities.values());
    }

    public LegalEntity entity(String id) {
        return Objects.requireNonNull(entities.get(known(id)));
    }

    private String known(String id) {
        if (!entities.containsKey(id)) {
            throw new OwnershipRefused(OwnershipRefused.Reason.UNKNOWN, id);
        }
        return id;
    }
}
