package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.register.Fact;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Certifications on a line of time: a lane for each scheme, entity and service, a bar for each status. */
public record CertificationDrawing(int width, int height, List<Lane> lanes, List<Tick> ticks, int today) {
    private static final int WIDTH = 800;
    private static final int TOP = 24;
    private static final int LANE = 52;

    public record Lane(String title, int y, List<Bar> bars) {}

    /** @param open whether no end is declared */
    public record Bar(int x, int width, String status, boolean open) {}

    public record Tick(int x, String label) {}

    static CertificationDrawing of(List<Fact> certifications, LocalDate today, Function<String, String> entityName) {
        LocalDate first = certifications.stream()
                .flatMap(fact -> fact.from().stream())
                .min(Comparator.naturalOrder())
                .orElse(today)
                .withDayOfYear(1);
        LocalDate last = certifications.stream()
                .flatMap(fact -> fact.until().stream())
                .max(Comparator.naturalOrder())
                .filter(end -> end.isAfter(today) && end.isBefore(today.plusYears(10)))
                .orElse(today.plusYears(1))
                .plusMonths(2);
        Scale scale = new Scale(first, Math.max(1, ChronoUnit.DAYS.between(first, last)));
        Map<String, List<Fact>> byLane = new LinkedHashMap<>();
        certifications.stream()
                .sorted(Comparator.comparing((Fact fact) -> fact.value("scheme"))
                        .thenComparing(fact -> fact.from().orElse(LocalDate.MIN)))
                .forEach(fact -> byLane.computeIfAbsent(title(fact, entityName), any -> new ArrayList<>())
                        .add(fact));
        List<Lane> lanes = new ArrayList<>();
        byLane.forEach((title, facts) -> lanes.add(new Lane(
                title,
                TOP + LANE * lanes.size(),
                facts.stream().map(fact -> bar(fact, scale, last)).toList())));
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate year = first; year.isBefore(last); year = year.plusYears(1)) {
            ticks.add(new Tick(scale.x(year), Integer.toString(year.getYear())));
        }
        return new CertificationDrawing(WIDTH, TOP + LANE * lanes.size() + 4, lanes, ticks, scale.x(today));
    }

    private static String title(Fact fact, Function<String, String> entityName) {
        String service = fact.value("service");
        return fact.value("scheme").toUpperCase(Locale.ROOT)
                + " " + fact.value("version") + " · " + entityName.apply(fact.value("entity"))
                + (service.isEmpty() ? "" : " · " + service);
    }

    private static Bar bar(Fact fact, Scale scale, LocalDate last) {
        LocalDate end = fact.until().filter(until -> until.isBefore(last)).orElse(last);
        int x = scale.x(fact.from().orElse(scale.first()));
        return new Bar(
                x,
                Math.max(4, scale.x(end) - x),
                fact.value("status"),
                fact.until().isEmpty());
    }

    private record Scale(LocalDate first, long days) {
        int x(LocalDate day) {
            return (int) Math.max(0, Math.min(WIDTH, ChronoUnit.DAYS.between(first, day) * WIDTH / days));
        }
    }
}
