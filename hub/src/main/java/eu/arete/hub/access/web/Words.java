package eu.arete.hub.access.web;

import eu.arete.hub.access.internal.Problem;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** This room's words in the reader's language. */
@Component("accessWords")
class Words {

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    String problem(Problem problem, Locale locale) {
        return messages.getMessage(
                "access.problem." + problem.code(), problem.arguments().toArray(), locale);
    }

    /** A word that may have no translation: the code itself then. */
    String word(String key, String fallback, Locale locale) {
        String word = messages.getMessage(key, null, fallback, locale);
        return word == null ? fallback : word;
    }
}
