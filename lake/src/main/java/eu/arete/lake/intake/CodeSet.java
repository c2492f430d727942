package eu.arete.lake.intake;

import eu.arete.lake.schema.CodeCheck;
import eu.arete.lake.schema.CodeList;
import eu.arete.lake.schema.Field;
import eu.arete.lake.schema.FieldType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The values of a code list, asked byte by byte without making an object. Numbers are held against numbers: {@code 007} is {@code 7}. Safe to
 * share between threads once made.
 */
final class CodeSet {
    private static final int[] NEVER = {};

    private final Words words;
    private final boolean numbers;
    private final boolean rejects;
    /** By place of the word: the first and the last day of each time in which it is valid. Empty when no value of the list has a day. */
    private final int[][] days;

    private CodeSet(Words words, int[][] days, boolean numbers, boolean rejects) {
        this.words = words;
        this.days = days;
        this.numbers = numbers;
        this.rejects = rejects;
    }

    static CodeSet of(Field field, CodeCheck check) {
        boolean numbers = field.type() == FieldType.INTEGER || field.type() == FieldType.YEAR;
        CodeList list = check.list();
        Words words = new Words(list.codes().size());
        for (CodeList.Code code : list.codes()) {
            byte[] bytes = code.value().getBytes(StandardCharsets.UTF_8);
            words.add(bytes, start(bytes, 0, bytes.length, numbers), bytes.length);
        }
        int[][] days = new int[list.isDated() ? words.places() : 0][];
        if (list.isDated()) {
            Arrays.fill(days, NEVER);
            for (CodeList.Code code : list.codes()) {
                byte[] bytes = code.value().getBytes(StandardCharsets.UTF_8);
                int place = words.find(bytes, start(bytes, 0, bytes.length, numbers), bytes.length);
                int[] longer = Arrays.copyOf(days[place], days[place].length + 2);
                longer[longer.length - 2] = code.from();
                longer[longer.length - 1] = code.until();
                days[place] = longer;
            }
        }
        return new CodeSet(words, days, numbers, check.rejects());
    }

    /** The rule that a value outside the list breaks. */
    Rule rule() {
        return rejects ? Rule.FIELD_CODE_LIST : Rule.FIELD_CODE_LIST_TOLD;
    }

    boolean isDated() {
        return days.length > 0;
    }

    /** Where the value is held, for {@link #isValid}; -1 when it is not in the list. */
    int find(byte[] bytes, int from, int to) {
        return words.find(bytes, start(bytes, from, to, numbers), to);
    }

    /** Whether the value held there may be used on this day. */
    boolean isValid(int place, int day) {
        int[] times = days[place];
        for (int i = 0; i < times.length; i += 2) {
            if (day >= times[i] && day <= times[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /** A number without its plus and its leading zeros. */
    private static int start(byte[] bytes, int from, int to, boolean numbers) {
        int at = from;
        if (numbers) {
            if (at < to && bytes[at] == '+') {
                at++;
            }
            while (at < to - 1 && bytes[at] == '0') {
                at++;
            }
        }
        return at;
    }
}
