package eu.arete.hub.site.web;

import eu.arete.hub.site.HomeClocks;
import eu.arete.hub.site.HomeFigure;
import eu.arete.hub.site.LatestCheckpoint;
import eu.arete.hub.site.NavigationEntry;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the layout and the home page show of other rooms. */
@Component("frame")
public class Frame {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final ObjectProvider<NavigationEntry> entries;
    private final ObjectProvider<HomeFigure> figures;
    private final ObjectProvider<HomeClocks> clocks;
    private final ObjectProvider<LatestCheckpoint> log;

    Frame(
            ObjectProvider<NavigationEntry> entries,
            ObjectProvider<HomeFigure> figures,
            ObjectProvider<HomeClocks> clocks,
            ObjectProvider<LatestCheckpoint> log) {
        this.entries = entries;
        this.figures = figures;
        this.clocks = clocks;
        this.log = log;
    }

    /** A moment as the reader writes it, in the hub's own time zone: {@code ${@frame.when(instant)}}. */
    public String when(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(region())
                .format(moment.atZone(ZONE));
    }

    /** A day as the reader writes it. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(region())
                .format(day);
    }

    /** Europe's ways of writing a date, in both languages. */
    private static Locale region() {
        return LocaleContextHolder.getLocale().getLanguage().equals("fr") ? Locale.FRANCE : Locale.UK;
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(LocaleContextHolder.getLocale()).format(number);
    }

    public List<NavigationEntry> navigation() {
        return entries.stream()
                .filter(entry -> entry.shown().getAsBoolean())
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
    }

    public List<HomeFigure> figures() {
        return figures.stream()
                .sorted(Comparator.comparingInt(HomeFigure::order))
                .toList();
    }

    public List<HomeClocks.Line> clocks() {
        return clocks.stream()
                .flatMap(room -> room.lines(LocaleContextHolder.getLocale()).stream())
                .toList();
    }

    public Optional<LatestCheckpoint.Checkpoint> checkpoint() {
        return Optional.ofNullable(log.getIfAvailable()).flatMap(LatestCheckpoint::latest);
    }
}
