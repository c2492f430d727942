package eu.arete.desk.form;

import eu.arete.privacy.Identity;
import eu.arete.privacy.MalformedIdentity;
import eu.arete.privacy.Nir;
import eu.arete.privacy.Sex;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed, as they typed it, and what is wrong with it. It lives as long as one request and prints nothing.
 *
 * @param typed the text of each field
 * @param faults the fields that cannot be read, each with the stable code of its message
 */
record OppositionForm(
        Map<Field, String> typed,
        Map<Field, String> faults,
        @Nullable Asked asked) {

    /** A field, by its name in the form and in JSON. */
    enum Field {
        WISH("wish", "wish-oppose"),
        NIR("nir", "nir"),
        BIRTH_DATE("birthDate", "birthDate"),
        SEX("sex", "sex-female");

        private final String key;
        private final String firstInput;

        Field(String key, String firstInput) {
            this.key = key;
            this.firstInput = firstInput;
        }

        String key() {
            return key;
        }

        /** The element that the summary of faults leads to. */
        String firstInput() {
            return firstInput;
        }

        boolean isChoice() {
            return !firstInput.equals(key);
        }
    }

    /** A form that can be answered. */
    record Asked(Wish wish, Identity identity) {}

    private static final int OLDEST = 1850;

    static OppositionForm empty() {
        return new OppositionForm(Map.of(), Map.of(), null);
    }

    static OppositionForm read(Map<Field, String> typed, Clock clock) {
        Map<Field, String> faults = new EnumMap<>(Field.class);
        Optional<Wish> wish = Wish.of(text(typed, Field.WISH));
        if (wish.isEmpty()) {
            faults.put(Field.WISH, "wish");
        }
        Optional<Nir> nir = nir(text(typed, Field.NIR), faults);
        Optional<LocalDate> date = date(text(typed, Field.BIRTH_DATE), clock);
        if (date.isEmpty()) {
            faults.put(Field.BIRTH_DATE, "birthDate");
        }
        Optional<Sex> sex = sex(text(typed, Field.SEX));
        if (sex.isEmpty()) {
            faults.put(Field.SEX, "sex");
        }
        Asked asked = faults.isEmpty()
                ? new Asked(wish.orElseThrow(), new Identity(nir.orElseThrow(), date.orElseThrow(), sex.orElseThrow()))
                : null;
        return new OppositionForm(Map.copyOf(typed), faults, asked);
    }

    String text(Field field) {
        return text(typed, field);
    }

    private static String text(Map<Field, String> typed, Field field) {
        return typed.getOrDefault(field, "").strip();
    }

    private static Optional<Nir> nir(String text, Map<Field, String> faults) {
        try {
            return Optional.of(Nir.parse(text));
        } catch (MalformedIdentity e) {
            faults.put(Field.NIR, e.part() == MalformedIdentity.Part.NIR_KEY ? "nirKey" : "nir");
            return Optional.empty();
        }
    }

    private static Optional<Sex> sex(String text) {
        try {
            return Optional.of(Sex.parse(text));
        } catch (MalformedIdentity e) {
            return Optional.empty();
        }
    }

    /** 1969-05-12 as programs write it, or 12/05/1969 as people do. */
    private static Optional<LocalDate> date(String text, Clock clock) {
        String[] parts = text.split("[-/. ]+", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        boolean yearFirst = parts[0].length() == 4;
        try {
            LocalDate date = LocalDate.of(
                    Integer.parseInt(parts[yearFirst ? 0 : 2]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[yearFirst ? 2 : 0]));
            boolean plausible = date.getYear() >= OLDEST
                    && !date.isAfter(
                            LocalDate.now(clock.withZone(ZoneOffset.UTC)).plusDays(1));
            return plausible ? Optional.of(date) : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "OppositionForm[hidden]";
    }
}
