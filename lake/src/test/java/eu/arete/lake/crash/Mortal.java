package eu.arete.lake.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A program run in a process of its own, to be killed like one whose machine stops: {@code kill -9}, at a moment of the caller's choice.
 * Started again, it finds what its former life left. Its {@code main} calls {@link #begins} when the work begins that must bear a
 * kill, and {@link #tells} what it ended with; it must be able to go on, and end with exit code 0.
 */
public final class Mortal {

    private static final String BEGINS = "MORTAL BEGINS";
    private static final String TELLS = "MORTAL TELLS ";
    private static final int KEPT = 200;

    private final List<String> command = new ArrayList<>();

    /** @param arguments of its {@code main}: where it keeps what must survive */
    public Mortal(Class<?> program, String... arguments) {
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(Arrays.asList(arguments));
    }

    /**
     * One life.
     *
     * @param ended whether it came to its end by itself
     * @param told what it said it ended with, in order
     * @param started how long until the work began
     * @param worked how long the work went on
     */
    public record Life(boolean ended, List<String> told, Duration started, Duration worked) {}

    /** To be called by the program. */
    public static void begins() {
        System.out.println(BEGINS);
    }

    /** To be called by the program: a fact that must be the same whatever happened on the way. */
    public static void tells(String fact) {
        System.out.println(TELLS + fact);
    }

    /** A whole life. */
    public Life leftAlone() throws IOException, InterruptedException {
        return live(Optional.empty(), Optional.empty());
    }

    /** A life that ends so long after the work began, unless the work was done by then. */
    public Life killedAfter(Duration work) throws IOException, InterruptedException {
        return live(Optional.empty(), Optional.of(work));
    }

    /** A life that ends so long after the process started, whatever it was doing. */
    public Life killedAfterStart(Duration life) throws IOException, InterruptedException {
        return live(Optional.of(life), Optional.empty());
    }

    private Life live(Optional<Duration> afterStart, Optional<Duration> afterBegin)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> output = new ArrayList<>();
        List<String> told = new ArrayList<>();
        long start = System.nanoTime();
        long begin = 0;
        Optional<Thread> death = afterStart.map(after -> death(process, after));
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = said.readLine()) != null) {
                if (line.equals(BEGINS)) {
                    begin = System.nanoTime();
                    if (afterBegin.isPresent()) {
                        death = afterBegin.map(after -> death(process, after));
                    }
                } else if (line.startsWith(TELLS)) {
                    told.add(line.substring(TELLS.length()));
                }
                output.add(line);
                if (output.size() > KEPT) {
                    output.remove(0);
                }
            }
        }
        int exit = process.waitFor();
        long end = System.nanoTime();
        if (death.isPresent()) {
            death.get().interrupt();
            death.get().join();
        }
        boolean killed = exit == 128 + 9;
        if (exit != 0 && !(killed && death.isPresent())) {
            throw new AssertionError("It died by itself (" + exit + "):\n" + String.join("\n", output));
        }
        long began = begin == 0 ? end : begin;
        return new Life(exit == 0, told, Duration.ofNanos(began - start), Duration.ofNanos(end - began));
    }

    /** By the handle: {@link Process#destroyForcibly} would also close the stream that is being read. */
    private static Thread death(Process process, Duration after) {
        Thread death = new Thread(
                () -> {
                    try {
                        Thread.sleep(after.toMillis());
                        process.toHandle().destroyForcibly();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "death");
        death.setDaemon(true);
        death.start();
        return death;
    }
}
