package eu.arete.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How workers run on this machine.
 *
 * @param java the program that runs them
 * @param classPath of module {@code worker} and what it uses
 * @param places where each worker gets an empty directory, covered by memory of its own; not under anything hidden
 * @param hidden directories a worker must not even see: the hub's home, the scratch of others, sockets of the system
 * @param start how long a worker may take to open its tables
 * @param grace how long a worker may take to obey a limit or a cancellation before it is killed
 */
public record WorkerSettings(
        Path java,
        String classPath,
        Path places,
        List<Path> hidden,
        Isolation isolation,
        Duration start,
        Duration grace) {

    public WorkerSettings {
        hidden = List.copyOf(hidden);
    }

    /** With this process's own Java and class path. */
    public static WorkerSettings here(Path places, List<Path> hidden, Isolation isolation) {
        return new WorkerSettings(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"),
                places,
                hidden,
                isolation,
                Duration.ofSeconds(60),
                Duration.ofSeconds(5));
    }
}
