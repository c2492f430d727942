package eu.arete.bench;

import java.util.List;

/** Every benchmark there is. */
final class Benchmarks {
    static final List<Benchmark> ALL = List.of(
            new LogBenchmark(),
            new StartupBenchmark(),
            new PagesBenchmark(),
            new IntakeBenchmark(),
            new ExtractBenchmark(),
            new PurgeBenchmark(),
            new WorkspaceQueryBenchmark(),
            new RestoreBenchmark(),
            new EncryptionBenchmark() //
            );

    private Benchmarks() {}
}
