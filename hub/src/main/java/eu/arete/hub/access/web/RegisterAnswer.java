package eu.arete.hub.access.web;

import eu.arete.hub.access.DatasetScope;
import eu.arete.hub.access.internal.Application;
import eu.arete.hub.access.internal.Delays;
import eu.arete.hub.access.internal.Granted;
import eu.arete.hub.access.internal.Register;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An entry of the public register as the API tells it. */
record RegisterAnswer(
        String number,
        String procedure,
        String body,
        String title,
        String summary,
        List<String> purposes,
        List<DatasetScope> data,
        String state,
        String stateTitle,
        @Nullable Instant submittedAt,
        List<Register.Milestone> milestones,
        List<ClockAnswer> clocks,
        @Nullable Granted permit) {

    record Step(String procedure, String clock, String title, int ended, double medianDays, int inTime, int underWay) {
        static Step of(Delays.Delay delay, Locale locale) {
            return new Step(
                    delay.procedure(),
                    delay.clock().name(),
                    delay.clock().titles().in(locale),
                    delay.ended(),
                    delay.medianDays(),
                    delay.inTime(),
                    delay.underWay());
        }
    }

    static RegisterAnswer of(Register.Entry entry, Instant now, Locale locale) {
        Application content = entry.file().application();
        var journey = entry.file().journey();
        return new RegisterAnswer(
                entry.file().number(),
                entry.file().procedure(),
                entry.body(),
                content.title(),
                content.summary(),
                content.purposes().stream()
                        .flatMap(name -> journey.procedure().purpose(name).stream())
                        .map(purpose -> purpose.titles().in(locale))
                        .toList(),
                content.scope(),
                entry.file().state(),
                journey.state().titles().in(locale),
                entry.file().submittedAt(),
                entry.milestones(),
                ClockAnswer.all(journey, now, locale),
                entry.permit());
    }
}
