package eu.arete.hub.upkeep.internal;

import eu.arete.lake.upkeep.Bandwidth;
import eu.arete.lake.upkeep.Limits;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How often and how hard upkeep works. */
@Component
class UpkeepSettings {
    private static final int MEGABYTE = 1_000_000;

    private final Limits limits;
    private final Duration reflection;
    private final double share;
    private final long smallBytes;
    private final long targetBytes;
    private final Duration remembered;

    UpkeepSettings(
            @Value("${arete.upkeep.megabytes-per-second:100}") long megabytes,
            @Value("${arete.upkeep.threads:2}") int threads,
            @Value("${arete.upkeep.memory-megabytes:512}") long memory,
            @Value("${arete.upkeep.reflection:P7D}") Duration reflection,
            @Value("${arete.upkeep.rewrite-share:0.1}") double share,
            @Value("${arete.upkeep.small-file-megabytes:16}") long small,
            @Value("${arete.upkeep.target-file-megabytes:128}") long target,
            @Value("${arete.upkeep.snapshots-kept:P90D}") Duration remembered) {
        this.limits = new Limits(threads, memory * MEGABYTE, Bandwidth.of(megabytes * MEGABYTE));
        this.reflection = reflection;
        this.share = share;
        this.smallBytes = small * MEGABYTE;
        this.targetBytes = target * MEGABYTE;
        this.remembered = remembered;
    }

    Limits limits() {
        return limits;
    }

    /** The engine's, and in the scratch a file and what it becomes. */
    long memoryBoundBytes() {
        return limits.memoryBytes() + 2 * targetBytes;
    }

    /** How long after a person opposed their rows are only hidden, for them to think again. */
    Duration reflection() {
        return reflection;
    }

    /** From which share of withdrawn rows a file is written anew. */
    double share() {
        return share;
    }

    /** Files below are put together. */
    long smallBytes() {
        return smallBytes;
    }

    long targetBytes() {
        return targetBytes;
    }

    /** How long snapshots are remembered that hold nothing withdrawn. */
    Duration remembered() {
        return remembered;
    }
}
