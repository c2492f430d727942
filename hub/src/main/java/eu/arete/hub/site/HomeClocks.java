package eu.arete.hub.site;

import java.util.List;
import java.util.Locale;

/** The delays the law sets, shown on the home page. The room that keeps the procedures provides them. */
public interface HomeClocks {
    /**
     * One delay.
     *
     * @param procedure the procedure it belongs to
     * @param step what must be done
     * @param within how long, by whom, and by which rule
     */
    record Line(String procedure, String step, String within) {}

    /** @return the delays, procedure by procedure, in the reader's language */
    List<Line> lines(Locale locale);
}
