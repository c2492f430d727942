package eu.arete.hub.jobs.web;

import eu.arete.hub.jobs.Job;
import eu.arete.hub.jobs.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalDouble;
import org.springframework.context.MessageSource;

/**
 * A job as a page shows it.
 *
 * @param percent 0 to 100, -1 while nobody knows
 * @param pace how fast it goes and what is left, or that this is not yet known
 * @param memory empty when there is nothing worth telling
 */
public record JobView(
        Job job, String kind, String state, String tone, int percent, String progress, String pace, String memory) {

    static JobView of(Job job, Instant now, MessageSource messages, Locale locale) {
        Words words = new Words(messages, locale);
        boolean runs = job.state() == JobState.RUNNING;
        OptionalDouble part = job.pace().part();
        return new JobView(
                job,
                words.say("jobs.kind." + job.kind(), job.kind()),
                words.say("jobs.state." + (runs && job.cancelAsked() ? "STOPPING" : job.state()), ""),
                switch (job.state()) {
                    case DONE -> "good";
                    case FAILED, HELD -> "bad";
                    case CANCELLED -> "warn";
                    case WAITING, RUNNING -> "";
                },
                part.isPresent() ? (int) (100 * part.getAsDouble()) : -1,
                job.pace().total() > 0 || job.pace().done() > 0 ? words.progress(job) : "",
                runs ? words.pace(job, now) : "",
                job.memoryBoundBytes() > 0
                        ? words.say("jobs.memory", "", Math.max(1, job.memoryBoundBytes() >> 20))
                        : "");
    }

    private record Words(MessageSource messages, Locale locale) {
        String say(String key, String otherwise, Object... arguments) {
            String said = messages.getMessage(key, arguments, otherwise, locale);
            return said == null ? otherwise : said;
        }

        String progress(Job job) {
            String unit = say("jobs.unit." + job.pace().unit(), "");
            return job.pace().total() > 0
                    ? say("jobs.progress.of", "", job.pace().done(), job.pace().total(), unit)
                    : say("jobs.progress.so-far", "", job.pace().done(), unit);
        }

        String pace(Job job, Instant now) {
            OptionalDouble rate = job.pace().rate(now);
            if (rate.isEmpty()) {
                return say("jobs.pace.unknown", "");
            }
            String unit = say("jobs.unit." + job.pace().unit(), "");
            double perSecond = rate.getAsDouble();
            String speed = perSecond >= 1
                    ? say("jobs.pace.second", "", Math.round(perSecond), unit)
                    : say("jobs.pace.minute", "", Math.max(1, Math.round(perSecond * 60)), unit);
            return job.pace()
                    .remaining(now)
                    .map(left -> speed + " · " + say("jobs.pace.left", "", length(left)))
                    .orElse(speed + " · " + say("jobs.pace.left-unknown", ""));
        }

        private String length(Duration left) {
            if (left.toMinutes() < 1) {
                return say("jobs.time.seconds", "", Math.max(1, left.toSeconds()));
            }
            return left.toHours() < 2
                    ? say("jobs.time.minutes", "", left.toMinutes())
                    : say("jobs.time.hours", "", left.toHours());
        }
    }
}
