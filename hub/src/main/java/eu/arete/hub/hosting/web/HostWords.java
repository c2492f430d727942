package eu.arete.hub.hosting.web;

import eu.arete.hub.hosting.register.Fact;
import eu.arete.hub.hosting.register.HostRegister;
import eu.arete.hub.hosting.register.Kind;
import eu.arete.hub.hosting.register.Known;
import eu.arete.hub.hosting.register.Rule;
import eu.arete.hub.hosting.register.Shape;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Facts in the reader's language: {@code ${@hostWords.value(known, rule, fact)}}. */
@Component("hostWords")
public class HostWords {
    private final MessageSource messages;

    HostWords(MessageSource messages) {
        this.messages = messages;
    }

    /** One field of a fact; empty when it says nothing. */
    public String value(Known known, Rule rule, Fact fact) {
        String value = fact.value(rule.name());
        if (rule.shape() == Shape.YES_NO) {
            return message("hosting.register.yes-no." + Boolean.parseBoolean(value));
        }
        if (value.isEmpty()) {
            return "";
        }
        if (!rule.oneOf().isEmpty()) {
            return message("hosting.register." + rule.name() + "." + value);
        }
        return switch (rule.shape()) {
            case ENTITY -> known.entity(value).name();
            case COUNTRY -> country(value);
            case PERCENT -> percent(new BigDecimal(value));
            case MONEY -> money(new BigDecimal(value), fact.value("currency"));
            case NUMBERS -> value.replace(" ", ", ");
            default -> value;
        };
    }

    public String country(String code) {
        return code.isEmpty() ? "" : new Locale("", code).getDisplayCountry(LocaleContextHolder.getLocale());
    }

    public String percent(BigDecimal percent) {
        NumberFormat format = NumberFormat.getNumberInstance(LocaleContextHolder.getLocale());
        format.setMaximumFractionDigits(3);
        return format.format(percent) + " %";
    }

    public String money(BigDecimal amount, String currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(
                LocaleContextHolder.getLocale().getLanguage().equals("fr") ? Locale.FRANCE : Locale.UK);
        format.setCurrency(Currency.getInstance(currency.isEmpty() ? "EUR" : currency));
        format.setMaximumFractionDigits(amount.stripTrailingZeros().scale() > 0 ? 2 : 0);
        return format.format(amount);
    }

    /** A fact in one line, for the history. */
    public String line(Known known, Fact fact) {
        return fact.kind().own().stream()
                .filter(rule -> !fact.value(rule.name()).isEmpty())
                .filter(rule -> rule.shape() != Shape.SHA256)
                .map(rule -> value(known, rule, fact))
                .collect(Collectors.joining(" · "));
    }

    /** The first day of a moment's date, in the register's zone. */
    public LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, HostRegister.ZONE);
    }

    /** Columns of a section's table. */
    public List<Rule> columns(Kind kind) {
        return kind.own();
    }

    private String message(String code) {
        return messages.getMessage(code, null, LocaleContextHolder.getLocale());
    }
}
