package eu.arete.hub.hosting.register;

import eu.arete.hub.site.Place;
import eu.arete.hub.site.Refused;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a field of a fact may hold, and the one text that stands for it in storage, in hashes and in files. */
public enum Shape {
    /** For people to read. */
    TEXT,
    /** Name of something within one declaration, or of a service or scheme. */
    SLUG,
    /** A legal entity of the same declaration. */
    ENTITY,
    /** A piece of evidence of the same declaration. */
    EVIDENCE,
    COUNTRY,
    DATE,
    INSTANT,
    YEAR,
    PERCENT,
    MONEY,
    YES_NO,
    /** Numbers of activities, as HDS numbers its own. */
    NUMBERS,
    SHA256,
    URL,
    CURRENCY;

    private static final int LONGEST_TEXT = 1_000;
    private static final Pattern SLUG_FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?");
    private static final Pattern HASH_FORM = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CURRENCY_FORM = Pattern.compile("[A-Z]{3}");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    static boolean isSlug(String text) {
        return SLUG_FORM.matcher(text).matches() && !text.contains("--");
    }

    static boolean isHash(String text) {
        return HASH_FORM.matcher(text).matches();
    }

    /** @throws Refused at the place, saying what was expected */
    String read(JsonNode node, String place) {
        return canonical(node)
                .orElseThrow(() -> Refused.because("hosting.register.malformed", place, expectation())
                        .at(Place.field(place)));
    }

    private String expectation() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Optional<String> canonical(JsonNode node) {
        return switch (this) {
            case YES_NO -> node.isBoolean() ? Optional.of(node.asString()) : Optional.empty();
            case NUMBERS -> numbers(node);
            case PERCENT -> decimal(node).filter(n -> n.compareTo(WHOLE) <= 0).map(BigDecimal::toPlainString);
            case MONEY -> decimal(node).map(BigDecimal::toPlainString);
            case YEAR ->
                node.isInt() && node.asInt() >= 1990 && node.asInt() <= 2100
                        ? Optional.of(node.asString())
                        : Optional.empty();
            default -> node.isString() ? text(node.asString().strip()) : Optional.empty();
        };
    }

    private Optional<String> text(String text) {
        if (text.isEmpty() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        boolean good = switch (this) {
            case SLUG, ENTITY, EVIDENCE -> isSlug(text);
            case SHA256 -> isHash(text);
            case COUNTRY ->
                Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(text);
            case CURRENCY -> CURRENCY_FORM.matcher(text).matches();
            case URL -> isUrl(text);
            case DATE -> parses(() -> LocalDate.parse(text));
            case INSTANT -> parses(() -> Instant.parse(text));
            default -> true;
        };
        return good ? Optional.of(text) : Optional.empty();
    }

    private static boolean isUrl(String text) {
        try {
            URI uri = URI.create(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean parses(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    /** A number not below zero, with at most six decimals. */
    private static Optional<BigDecimal> decimal(JsonNode node) {
        if (!node.isNumber()) {
            return Optional.empty();
        }
        BigDecimal number = node.decimalValue().stripTrailingZeros();
        boolean bounded = number.signum() >= 0 && number.scale() <= 6 && number.precision() - number.scale() <= 15;
        return bounded ? Optional.of(number) : Optional.empty();
    }

    private static Optional<String> numbers(JsonNode node) {
        if (!node.isArray() || node.size() > 20) {
            return Optional.empty();
        }
        TreeSet<Integer> sorted = new TreeSet<>();
        for (JsonNode number : node) {
            if (!number.isInt() || number.asInt() < 1 || number.asInt() > 99) {
                return Optional.empty();
            }
            sorted.add(number.asInt());
        }
        List<String> texts = new ArrayList<>();
        sorted.forEach(number -> texts.add(number.toString()));
        return Optional.of(String.join(" ", texts));
    }
}
