package eu.arete.synth;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows a run of consecutive persons adds to every file, made by one thread and then written in order. */
final class Batch {
    static final int LAST_MONTH = 24;

    private final @Nullable Sheet[] sheets = new Sheet[Table.values().length * (LAST_MONTH + 1)];
    final Map<Partner, Sheet> identities = new EnumMap<>(Partner.class);
    final Sheet opposing = new Sheet(Partner.CNAM, false);
    private final int persons;
    Tally tally = new Tally();

    /** @param persons of the whole dataset */
    Batch(int persons) {
        this.persons = persons;
        for (Partner partner : Partner.values()) {
            identities.put(partner, new Sheet(Partner.CNAM, false));
        }
    }

    /** The sheet of a table, for a monthly one in the flow of a month. */
    Sheet sheet(Table table, int month) {
        int place = place(table, month);
        Sheet sheet = sheets[place];
        if (sheet == null) {
            sheet = new Sheet(table.partner, persons >= table.partner.spoiltFrom);
            sheets[place] = sheet;
        }
        return sheet;
    }

    Sheet sheet(Table table) {
        return sheet(table, 0);
    }

    @Nullable Sheet written(Table table, int month) {
        Sheet sheet = sheets[place(table, month)];
        return sheet == null || sheet.isEmpty() ? null : sheet;
    }

    private static int place(Table table, int month) {
        return table.ordinal() * (LAST_MONTH + 1) + (table.monthly ? month : 0);
    }

    void clear() {
        for (Sheet sheet : sheets) {
            if (sheet != null) {
                sheet.clear();
            }
        }
        identities.values().forEach(Sheet::clear);
        opposing.clear();
        tally = new Tally();
    }

    void identity(Partner partner, int key, String registration, int birth, int sex) {
        Sheet sheet = identities.get(partner);
        if (sheet == null) {
            throw new IllegalStateException("no identities of " + partner);
        }
        sheet.row()
                .key(partner.keyLetter, key)
                .text(registration)
                .isoDate(birth)
                .number(sex);
        sheet.end();
    }
}
