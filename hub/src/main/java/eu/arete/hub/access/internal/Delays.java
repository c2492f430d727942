package eu.arete.hub.access.internal;

import eu.arete.hub.procedures.ClockReading;
import eu.arete.hub.procedures.ClockRule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long the steps of a procedure take, over all dossiers that followed it. */
public final class Delays {

    private Delays() {}

    /**
     * One step.
     *
     * @param ended how many times it was done
     * @param medianDays calendar days from start to end, without those spent awaiting the applicant
     * @param inTime how many of them by their due date
     * @param underWay how many are running or stopped now
     */
    public record Delay(String procedure, ClockRule clock, int ended, double medianDays, int inTime, int underWay) {}

    static List<Delay> of(List<DossierFile> files, Instant now) {
        Map<String, List<ClockReading>> readings = new LinkedHashMap<>();
        Map<String, String> procedures = new LinkedHashMap<>();
        for (DossierFile file : files) {
            for (ClockReading reading : file.journey().clocks(now)) {
                String step = file.procedure() + " " + reading.rule().name();
                readings.computeIfAbsent(step, any -> new ArrayList<>()).add(reading);
                procedures.put(step, file.procedure());
            }
        }
        List<Delay> delays = new ArrayList<>();
        readings.forEach((step, runs) -> delays.add(delay(String.valueOf(procedures.get(step)), runs)));
        return List.copyOf(delays);
    }

    private static Delay delay(String procedure, List<ClockReading> runs) {
        List<ClockReading> ended =
                runs.stream().filter(run -> !run.isUnderWay()).toList();
        long[] days = ended.stream().mapToLong(Delays::days).sorted().toArray();
        double median = days.length == 0
                ? 0
                : days.length % 2 == 1
                        ? days[days.length / 2]
                        : (days[days.length / 2 - 1] + days[days.length / 2]) / 2.0;
        int late = (int) ended.stream().filter(ClockReading::isLate).count();
        return new Delay(
                procedure, runs.get(0).rule(), ended.size(), median, ended.size() - late, runs.size() - ended.size());
    }

    private static long days(ClockReading run) {
        long whole = ChronoUnit.DAYS.between(run.startedOn(), run.ended().orElse(run.read()));
        long paused = run.pauses().stream()
                .mapToLong(pause -> ChronoUnit.DAYS.between(pause.from(), pause.to()))
                .sum();
        return whole - paused;
    }
}
