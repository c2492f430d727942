package eu.arete.hub.access.web;

import eu.arete.hub.access.Permit;
import eu.arete.hub.access.internal.Delays;
import eu.arete.hub.access.internal.Register;
import eu.arete.hub.procedures.ClockDrawing;
import eu.arete.hub.procedures.ClockReading;
import eu.arete.hub.site.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The public register. */
@Controller
class RegisterPages {

    private final Register register;

    RegisterPages(Register register) {
        this.register = register;
    }

    /** A bar of the drawing of delays; lengths in its own units, 600 wide at most. */
    public record Bar(Delays.Delay delay, int length, int y) {}

    @GetMapping("/register")
    String entries(Model model) {
        List<Register.Entry> entries = register.entries();
        List<Delays.Delay> delays = register.delays();
        double longest =
                delays.stream().mapToDouble(Delays.Delay::medianDays).max().orElse(0);
        model.addAttribute("entries", entries);
        model.addAttribute("rows", rows(entries));
        model.addAttribute(
                "bars",
                delays.stream()
                        .map(delay -> new Bar(
                                delay,
                                longest == 0 ? 2 : (int) Math.max(2, 600 * delay.medianDays() / longest),
                                44 * delays.indexOf(delay)))
                        .toList());
        return "access/register";
    }

    @GetMapping("/register/{number}")
    String entry(@PathVariable("number") String number, Model model, Locale locale) {
        Register.Entry entry = register.entry(number).orElseThrow(() -> Refused.notFound("access.no-such-dossier"));
        List<ClockReading> readings = entry.file().journey().clocks(register.now());
        model.addAttribute("entry", entry);
        model.addAttribute("row", Row.of(entry.file(), register.now()));
        model.addAttribute("procedure", entry.file().journey().procedure());
        model.addAttribute("content", entry.file().application());
        model.addAttribute("readings", readings);
        model.addAttribute(
                "drawing", ClockDrawing.of(readings, LocalDate.ofInstant(register.now(), Permit.ZONE), locale));
        return "access/entry";
    }

    private Map<String, Row> rows(List<Register.Entry> entries) {
        return entries.stream()
                .collect(Collectors.toMap(
                        entry -> entry.file().number(), entry -> Row.of(entry.file(), register.now())));
    }
}
