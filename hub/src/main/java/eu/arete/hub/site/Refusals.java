package eu.arete.hub.site;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says a refusal in the reader's language. */
@Component
public class Refusals {
    private final MessageSource messages;

    Refusals(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * A refusal in words.
     *
     * @param what the thing refused, one line
     * @param why why, with the rule's source
     * @param remedy what the reader can do
     * @param incident number to quote, for faults that are ours
     */
    public record Told(
            int status,
            String code,
            Refused.Fault fault,
            String what,
            String why,
            String remedy,
            List<Place> places,
            @Nullable String incident) {
        /** What to show beside a form's field; null if the fault is not there. Templates: {@code ${told?.at('email')}}. */
        public @Nullable String at(String field) {
            return places.stream().anyMatch(place -> field.equals(place.field())) ? what + ". " + remedy : null;
        }

        /** Whether the fault is in a field of the form, rather than in the form as a whole. */
        public boolean inField() {
            return places.stream().anyMatch(place -> place.field() != null);
        }
    }

    public Told tell(Refused refused, Locale locale) {
        return tell(refused, locale, null);
    }

    public Told tell(Refused refused, Locale locale, @Nullable String incident) {
        return new Told(
                refused.status().value(),
                refused.code(),
                refused.fault(),
                word(refused, "what", locale),
                word(refused, "why", locale),
                word(refused, "remedy", locale),
                refused.places(),
                incident);
    }

    private String word(Refused refused, String part, Locale locale) {
        String key = "refusal." + refused.code() + "." + part;
        String fallback = part.equals("what") ? refused.code() : "";
        String word = messages.getMessage(key, refused.arguments(), fallback, locale);
        return word == null ? fallback : word;
    }
}
