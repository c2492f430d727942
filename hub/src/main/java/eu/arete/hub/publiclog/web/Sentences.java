package eu.arete.hub.publiclog.web;

import eu.arete.hub.publiclog.Field;
import eu.arete.hub.publiclog.PublishedEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says an entry in plain words, in the reader's language. */
@Component
class Sentences {
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

    private final MessageSource messages;

    Sentences(MessageSource messages) {
        this.messages = messages;
    }

    /** @param facts label and value, in the reader's language */
    record Sentence(
            long index, String text, String kind, Instant time, String hour, Map<String, String> facts, String json) {}

    List<Sentence> tell(List<PublishedEntry> entries, Locale locale) {
        return entries.stream().map(entry -> tell(entry, locale)).toList();
    }

    Sentence tell(PublishedEntry entry, Locale locale) {
        Map<String, String> facts = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            String value = entry.facts().get(field.key());
            if (value != null) {
                facts.put(word("publiclog.field." + field.key(), field.key(), locale), value(field, value, locale));
            }
        }
        Object[] arguments = {
            entry.facts().getOrDefault(Field.ORGANISATION.key(), "?"),
            entry.facts().getOrDefault(Field.DATASET.key(), "?"),
            entry.facts().getOrDefault(Field.DOSSIER.key(), "?"),
            entry.facts().getOrDefault(Field.PERMIT.key(), "?"),
            value(Field.OUTCOME, entry.facts().getOrDefault(Field.OUTCOME.key(), "?"), locale),
            entry.facts().getOrDefault(Field.POLICY.key(), "?"),
            entry.facts().getOrDefault(Field.SERVICE.key(), "?"),
            entry.facts().getOrDefault(Field.COMPARISON.key(), "?"),
            entry.facts().getOrDefault(Field.DOCUMENT.key(), "?"),
            entry.facts().getOrDefault(Field.REQUEST.key(), "?")
        };
        String text = messages.getMessage("publiclog.event." + entry.type(), arguments, entry.type(), locale);
        String kind = entry.type().contains(".")
                ? entry.type().substring(0, entry.type().indexOf('.'))
                : "";
        ZonedDateTime from = entry.time().atZone(ZONE);
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(from);
        String hour = day + ", "
                + word(
                        "publiclog.hour",
                        "{0}",
                        locale,
                        from.getHour(),
                        from.plusHours(1).getHour());
        return new Sentence(
                entry.index(), text == null ? entry.type() : text, kind, entry.time(), hour, facts, entry.json());
    }

    private String value(Field field, String value, Locale locale) {
        return field == Field.OUTCOME ? word("publiclog.outcome." + value, value, locale) : value;
    }

    private String word(String key, String fallback, Locale locale, Object... arguments) {
        String word = messages.getMessage(key, arguments, fallback, locale);
        return word == null ? fallback : word;
    }
}
