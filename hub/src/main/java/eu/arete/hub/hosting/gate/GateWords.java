package eu.arete.hub.hosting.gate;

import eu.arete.hub.hosting.RuleOutcome;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says what came of a rule in the reader's language; codes and dates among the arguments become words. */
@Component
public class GateWords {
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern AMOUNT = Pattern.compile("P(T\\d+H|\\d+[DM])");
    private static final Pattern CODE = Pattern.compile("[A-Z_]{3,30}|hds|secnumcloud");

    private final MessageSource messages;

    GateWords(MessageSource messages) {
        this.messages = messages;
    }

    public String why(RuleOutcome outcome, Locale locale) {
        Object[] arguments =
                outcome.args().stream().map(argument -> said(argument, locale)).toArray();
        return word(outcome.why(), outcome.why(), locale, arguments);
    }

    private String said(String argument, Locale locale) {
        if (DAY.matcher(argument).matches()) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(locale.getLanguage().equals("fr") ? Locale.FRANCE : Locale.UK)
                    .format(LocalDate.parse(argument));
        }
        if (AMOUNT.matcher(argument).matches()) {
            return amount(argument, locale);
        }
        return CODE.matcher(argument).matches() ? word("gate.word." + argument, argument, locale) : argument;
    }

    private String amount(String argument, Locale locale) {
        if (argument.startsWith("PT")) {
            return word("gate.hours", argument, locale, Duration.parse(argument).toHours());
        }
        Period period = Period.parse(argument);
        return period.getMonths() > 0
                ? word("gate.months", argument, locale, period.getMonths())
                : word("gate.days", argument, locale, period.getDays());
    }

    private String word(String key, String fallback, Locale locale, Object... arguments) {
        return String.valueOf(messages.getMessage(key, arguments, fallback, locale));
    }
}
