package eu.arete.synth;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows a run of consecutive persons adds to every file, made by one thread and then written in order. */
final class Batch {
    static final int LAST_MONTH = 24;
    /** The month of drugs that is delivered again, corrected. */
    static final int CORRECTED_MONTH = 5;

    private final @Nullable Sheet[] sheets = new Sheet[Table.values().length * (LAST_MONTH + 1)];
    final Map<Partner, Sheet> identities = new EnumMap<>(Partner.class);
    final Sheet opposing = new Sheet(Partner.CNAM, false);
    /** A month of drugs again, without what was wrong in it. */
    final Sheet corrected = new Sheet(Partner.CNAM, false);
    /** The register under the keys of the next two years, and who is behind them. */
    final Sheet renewed = new Sheet(Partner.CNAM, false);

    final Sheet renewedIdentities = new Sheet(Partner.CNAM, false);
    final Sheet correspondence = new Sheet(Partner.CNAM, false);
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
            if (table == Table.ER_PHA_F && month == CORRECTED_MONTH) {
                sheet.alsoSound(corrected, false);
            } else if (table == Table.IR_BEN_R) {
                sheet.alsoSound(renewed, true);
            }
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
        corrected.clear();
        renewed.clear();
        renewedIdentities.clear();
        correspondence.clear();
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
        if (partner == Partner.CNAM) {
            int renewedKey = Renewal.of(key);
            renewedIdentities
                    .row()
                    .key(Renewal.LETTER, renewedKey)
                    .text(registration)
                    .isoDate(birth)
                    .number(sex);
            renewedIdentities.end();
            correspondence.row().key(partner.keyLetter, key).key(Renewal.LETTER, renewedKey);
            correspondence.end();
        }
    }
}
